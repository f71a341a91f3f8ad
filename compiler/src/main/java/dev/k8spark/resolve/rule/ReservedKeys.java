package dev.k8spark.resolve.rule;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ReservedAnnotation;
import dev.k8spark.job.ReservedConf;
import dev.k8spark.job.ReservedEnv;
import dev.k8spark.job.ReservedLabel;
import dev.k8spark.job.ReservedName;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SecretUse;
import dev.k8spark.job.SparkJob;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What k8spark decides, or another key says, stands in none of the open maps. */
final class ReservedKeys implements JobRule {

  @Override
  public Stream<Diagnostic> check(ResolvedJob resolved) {
    return Stream.of(
            map(resolved, changedConf(resolved.job()), ReservedConf.ALL, "conf"),
            map(resolved, resolved.job().env().keySet(), ReservedEnv.ALL, "env"),
            map(resolved, resolved.job().labels().keySet(), ReservedLabel.ALL, "labels"),
            map(
                resolved,
                resolved.job().annotations().keySet(),
                ReservedAnnotation.ALL,
                "annotations"),
            resolved.job().secrets().keySet().stream().flatMap(name -> secret(resolved, name)))
        .flatMap(findings -> findings);
  }

  /** Returns the keys of `conf` but those with the value that stands there anyway. */
  private static Set<String> changedConf(SparkJob job) {
    return job.conf().entrySet().stream()
        .filter(entry -> !isHarmless(job, entry.getKey(), entry.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static boolean isHarmless(SparkJob job, String key, String value) {
    boolean repeats =
        ReservedName.find(ReservedConf.ALL, key)
            .filter(reserved -> value.strip().equalsIgnoreCase(reserved.harmless()))
            .isPresent();
    return repeats || (key.equals(ShuffleTracking.KEY) && ShuffleTracking.isNeedless(job));
  }

  private static Stream<Diagnostic> secret(ResolvedJob resolved, String name) {
    SecretUse use = Objects.requireNonNull(resolved.job().secrets().get(name));
    return Stream.concat(
        map(resolved, use.env().keySet(), ReservedEnv.ALL, "secrets", name, "env"),
        map(resolved, use.conf().keySet(), SECRET_CONF, "secrets", name, "conf"));
  }

  /** A secret key is the very thing that {@code conf} sends here. */
  private static final List<ReservedName> SECRET_CONF =
      ReservedConf.ALL.stream()
          .filter(owned -> !"secrets.SECRET.conf".equals(owned.instead()))
          .toList();

  private static Stream<Diagnostic> map(
      ResolvedJob resolved, Set<String> keys, List<ReservedName> list, String... path) {
    return keys.stream()
        .flatMap(
            key ->
                ReservedName.find(list, key).stream()
                    .map(
                        owned ->
                            ReservedNameFinding.report(resolved, owned, key, path(path, key))));
  }

  private static String[] path(String[] path, String key) {
    return Stream.concat(Stream.of(path), Stream.of(key)).toArray(String[]::new);
  }
}
