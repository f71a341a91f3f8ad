package dev.k8spark.resolve.rule;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.Owned;
import dev.k8spark.job.OwnedAnnotation;
import dev.k8spark.job.OwnedConf;
import dev.k8spark.job.OwnedEnv;
import dev.k8spark.job.OwnedLabel;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SecretUse;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What k8spark decides, or another key says, stands in none of the open maps. */
final class OwnedKeys implements JobRule {

  @Override
  public Stream<Diagnostic> check(ResolvedJob resolved) {
    return Stream.of(
            map(resolved, resolved.job().conf().keySet(), OwnedConf.ALL, "conf"),
            map(resolved, resolved.job().env().keySet(), OwnedEnv.ALL, "env"),
            map(resolved, resolved.job().labels().keySet(), OwnedLabel.ALL, "labels"),
            map(
                resolved,
                resolved.job().annotations().keySet(),
                OwnedAnnotation.ALL,
                "annotations"),
            resolved.job().secrets().keySet().stream().flatMap(name -> secret(resolved, name)))
        .flatMap(found -> found);
  }

  private static Stream<Diagnostic> secret(ResolvedJob resolved, String name) {
    SecretUse use = Objects.requireNonNull(resolved.job().secrets().get(name));
    return Stream.concat(
        map(resolved, use.env().keySet(), OwnedEnv.ALL, "secrets", name, "env"),
        map(resolved, use.conf().keySet(), SECRET_CONF, "secrets", name, "conf"));
  }

  /** A secret key is the very thing that {@code conf} sends here. */
  private static final List<Owned> SECRET_CONF =
      OwnedConf.ALL.stream()
          .filter(owned -> !"secrets.SECRET.conf".equals(owned.instead()))
          .toList();

  private static Stream<Diagnostic> map(
      ResolvedJob resolved, Set<String> keys, List<Owned> list, String... path) {
    return keys.stream()
        .flatMap(
            key ->
                Owned.find(list, key).stream()
                    .map(owned -> OwnedFinding.of(resolved, owned, key, path(path, key))));
  }

  private static String[] path(String[] path, String key) {
    return Stream.concat(Stream.of(path), Stream.of(key)).toArray(String[]::new);
  }
}
