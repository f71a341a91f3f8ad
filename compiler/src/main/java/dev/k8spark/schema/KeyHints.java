package dev.k8spark.schema;

import dev.k8spark.diagnostic.Fix;
import dev.k8spark.source.KeyPath;
import dev.k8spark.source.Span;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What to write in place of an unknown key. */
final class KeyHints {

  /** At most so many keys are listed; more would not be read. */
  private static final int MAX_LISTED = 9;

  /**
   * Words of other tools for the same thing: spark-submit's options and the fields of
   * SparkApplication objects.
   */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("sparkConf", "conf"),
          Map.entry("sparkconf", "conf"),
          Map.entry("mainClass", "main.class"),
          Map.entry("mainApplicationFile", "main.python` or `main.jar"),
          Map.entry("arguments", "main.args"),
          Map.entry("args", "main.args"),
          Map.entry("py-files", "main.python"),
          Map.entry("executors", "executor"),
          Map.entry("num-executors", "executor.instances"),
          Map.entry("dynamicAllocation", "executor.instances"),
          Map.entry("initialExecutors", "executor.instances.initial"),
          Map.entry("maxExecutors", "executor.instances.max"),
          Map.entry("minExecutors", "executor.instances.min"),
          Map.entry("driver-memory", "driver.memory"),
          Map.entry("executor-memory", "executor.memory"),
          Map.entry("driver-cores", "driver.cores"),
          Map.entry("executor-cores", "executor.cores"),
          Map.entry("coreLimit", "cpu.limit"),
          Map.entry("coreRequest", "cpu.request"),
          Map.entry("activeDeadlineSeconds", "timeout"),
          Map.entry("backoffLimit", "retries"),
          Map.entry("onFailureRetries", "retries"),
          Map.entry("timeToLiveSeconds", "ttlAfterFinished"),
          Map.entry("ttlSecondsAfterFinished", "ttlAfterFinished"),
          Map.entry("serviceAccountName", "serviceAccount"),
          Map.entry("template", "extends"));

  /** Of those, the ones that only have another name: their values mean the same here. */
  private static final Set<String> RENAMED = Set.of("sparkConf", "sparkconf", "serviceAccountName");

  /** Keys of the language that the README announces. */
  private static final Set<String> PLANNED = Set.of("schedule", "concurrency");

  private KeyHints() {}

  /**
   * Returns the change that fixes an unknown key, where that is sure.
   *
   * @param free the known keys that do not stand there yet
   */
  static @Nullable Fix findFix(Span place, String key, Set<String> free) {
    String elsewhere = ELSEWHERE.get(key);
    if (elsewhere == null) {
      return SpellingFix.find(place, key, free);
    }
    return RENAMED.contains(key) && free.contains(elsewhere)
        ? SpellingFix.replace(place, key, elsewhere).orElse(null)
        : null;
  }

  static @Nullable String suggest(KeyPath path, String key, Set<String> known, Set<String> top) {
    String elsewhere = ELSEWHERE.get(key);
    if (elsewhere != null && !elsewhere.equals(path.append(key).toString())) {
      return "here it is called `%s`".formatted(elsewhere);
    }
    if (path.isRoot() && PLANNED.contains(key)) {
      return "`%s` is planned, and this version does not have it yet".formatted(key);
    }
    if (!path.isRoot() && path.first().equals("environments") && top.contains(key)) {
      return "`%s` may stand only at the top of the file".formatted(key);
    }
    return DidYouMean.findNearest(key, known)
        .map("did you mean `%s`?"::formatted)
        .orElseGet(() -> listKeys(known));
  }

  private static @Nullable String listKeys(Set<String> known) {
    if (known.isEmpty()) {
      return null;
    }
    String more =
        known.size() > MAX_LISTED ? " and %d more".formatted(known.size() - MAX_LISTED) : "";
    return known.stream()
        .limit(MAX_LISTED)
        .map("`%s`"::formatted)
        .collect(Collectors.joining(", ", "known keys: ", more));
  }
}
