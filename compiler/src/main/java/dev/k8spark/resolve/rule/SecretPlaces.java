package dev.k8spark.resolve.rule;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SecretUse;
import dev.k8spark.runtime.contract.ExecutorPods;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Each Secret is used, none is exposed, and none is mounted over what the container needs. */
final class SecretPlaces implements JobRule {

  @Override
  public Stream<Diagnostic> check(ResolvedJob resolved) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    for (Map.Entry<String, SecretUse> secret : resolved.job().secrets().entrySet()) {
      checkUse(resolved, secret.getKey(), secret.getValue(), diagnostics);
      checkExposure(resolved, secret.getKey(), secret.getValue(), diagnostics);
      String mountPath = secret.getValue().mountPath();
      if (mountPath != null) {
        checkMount(resolved, secret.getKey(), mountPath, diagnostics);
      }
    }
    return diagnostics.stream();
  }

  private static void checkUse(
      ResolvedJob resolved, String secret, SecretUse use, List<Diagnostic> diagnostics) {
    boolean isEmpty = use.env().isEmpty() && use.conf().isEmpty() && use.mountPath() == null;
    // What was written and found wrong was reported; here it is about what was never written.
    if (isEmpty && resolved.spanOf("secrets", secret).text().matches("[{}\\s]*")) {
      diagnostics.add(
          Diagnostic.of(
                  Code.MISSING_KEY,
                  resolved.placeOf("secrets", secret),
                  "the Secret `%s` is used nowhere".formatted(secret))
              .withHelp("say where with `env`, `conf` or `mountPath`, or leave it out"));
    }
  }

  private static void checkMount(
      ResolvedJob resolved, String secret, String mountPath, List<Diagnostic> diagnostics) {
    MountPath folder = MountPath.of(mountPath);
    String help = "choose a folder of its own, such as `/etc/%s`".formatted(secret);
    if (folder.climbs()) {
      diagnostics.add(
          Diagnostic.of(
                  Code.WRONG_VALUE,
                  resolved.spanOf("secrets", secret, "mountPath"),
                  "`..` cannot stand in a mount path")
              .withHelp(help));
    } else if (folder.hides() || folder.intrudes()) {
      diagnostics.add(
          Diagnostic.of(
                  Code.OWNED_KEY,
                  resolved.spanOf("secrets", secret, "mountPath"),
                  "what the container needs would be hidden behind `%s`".formatted(mountPath))
              .withHelp(help));
    }
  }

  private static void checkExposure(
      ResolvedJob resolved, String secret, SecretUse use, List<Diagnostic> diagnostics) {
    for (String key : use.conf().keySet()) {
      if (ExecutorPods.show(key)) {
        diagnostics.add(
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
