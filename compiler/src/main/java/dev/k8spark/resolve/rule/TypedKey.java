package dev.k8spark.resolve.rule;

import dev.k8spark.diagnostic.Fix;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.source.Node;
import dev.k8spark.source.Notation;
import dev.k8spark.source.Span;
import dev.k8spark.source.TextEdit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The key that says the same as one of {@code conf}, as a change of the file. Only a path is
 * changed, as of {@code conf.spark.executor.memory = 4g}: out of a block a line would have to move,
 * and nobody can say which of its comments and neighbours go along.
 *
 * @param name the key of {@code conf}
 * @param typed the path of the other key
 */
record TypedKey(ResolvedJob job, String name, String typed) {

  private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,3}");

  /** What both read alike; a bare number is mebibytes to Spark, and refused here. */
  private static final Pattern MEMORY = Pattern.compile("[1-9][0-9]{0,5}[gm]");

  private static final Map<String, Pattern> SAME_VALUES =
      Map.of(
          "driver.cores", COUNT,
          "driver.memory", MEMORY,
          "driver.memoryOverhead", MEMORY,
          "executor.cores", COUNT,
          "executor.instances", COUNT,
          "executor.memory", MEMORY,
          "executor.memoryOverhead", MEMORY);

  private static final Pattern CONF = Pattern.compile("(?<![\\w\"-])(conf|\"conf\")\\.$");

  /** The change, where it is sure. */
  @Nullable Fix fix() {
    Span key = job.placeOf("conf", name);
    Matcher conf = CONF.matcher(key.file().text()).region(key.lineStart(), key.start());
    boolean isWritten =
        key.file().path() != null
            && Notation.of(key.file()) == Notation.HOCON
            && key.text().replace("\"", "").equals(name);
    if (!isWritten || !hasSameValue() || isSet() || !conf.useTransparentBounds(true).find()) {
      return null;
    }
    Span path = new Span(key.file(), conf.start(), key.end());
    return new Fix("replace `conf.%s` by `%s`".formatted(name, typed), new TextEdit(path, typed));
  }

  private boolean hasSameValue() {
    @Nullable Pattern pattern = SAME_VALUES.get(typed);
    return pattern != null
        && job.find("conf", name) instanceof Node.Text text
        && pattern.matcher(text.span().text().replace("\"", "")).matches();
  }

  private boolean isSet() {
    return Optional.ofNullable(job.find(typed.split("\\.", 2)))
        .filter(node -> !node.span().file().isShipped())
        .isPresent();
  }
}
