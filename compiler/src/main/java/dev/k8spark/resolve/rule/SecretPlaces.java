package dev.k8spark.resolve.rule;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SecretUse;
import dev.k8spark.runtime.contract.ExecutorPods;
import dev.k8spark.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Each variable, configuration key and folder comes from one place, and no secret is exposed. */
final class SecretPlaces implements JobRule {

  @Override
  public Stream<Diagnostic> check(ResolvedJob resolved) {
    List<Diagnostic> found = new ArrayList<>();
    Map<String, Span> places = new HashMap<>();
    resolved.job().env().keySet().forEach(k -> places.put("env " + k, resolved.spanOf("env", k)));
    resolved
        .job()
        .conf()
        .keySet()
        .forEach(k -> places.put("conf " + k, resolved.spanOf("conf", k)));
    resolved
        .job()
        .secrets()
        .forEach(
            (name, use) -> {
              claim(resolved, name, "env", use, places, found);
              claim(resolved, name, "conf", use, places, found);
              exposed(resolved, name, use, found);
              mounted(resolved, name, use, places, found);
            });
    return found.stream();
  }

  private static void claim(
      ResolvedJob resolved,
      String secret,
      String kind,
      SecretUse use,
      Map<String, Span> places,
      List<Diagnostic> found) {
    for (String key : (kind.equals("env") ? use.env() : use.conf()).keySet()) {
      Span here = resolved.spanOf("secrets", secret, kind, key);
      taken(places, kind + " " + key, here, "`%s` is set twice".formatted(key), found);
    }
  }

  private static void mounted(
      ResolvedJob resolved,
      String secret,
      SecretUse use,
      Map<String, Span> places,
      List<Diagnostic> found) {
    if (use.mountPath() != null) {
      Span here = resolved.spanOf("secrets", secret, "mountPath");
      String message = "two Secrets are mounted at `%s`".formatted(use.mountPath());
      taken(places, "mount " + use.mountPath(), here, message, found);
    }
  }

  private static void taken(
      Map<String, Span> places, String what, Span here, String message, List<Diagnostic> found) {
    Span other = places.putIfAbsent(what, here);
    if (other != null) {
      found.add(
          Diagnostic.of(Code.SET_TWICE, here, message)
              .withOther(other, "also here")
              .withHelp("keep one of the two"));
    }
  }

  private static void exposed(
      ResolvedJob resolved, String secret, SecretUse use, List<Diagnostic> found) {
    for (String key : use.conf().keySet()) {
      if (ExecutorPods.show(key)) {
        found.add(
            Diagnostic.of(
                    Code.SECRET_EXPOSED,
                    resolved.spanOf("secrets", secret, "conf", key),
                    "Spark would write `%s` into each executor's pod, for all to read"
                        .formatted(key))
                .withHelp("mount the Secret with `mountPath` and name the file in `conf`"));
      }
    }
  }
}
