package dev.k8spark.cel.defaulting;

import java.util.List;
import java.util.Map;

/** What the admission plugins that every cluster runs add to a pod, before a policy sees it. */
final class PodAdmission {

  private static final String TOKEN_PATH = "/var/run/secrets/kubernetes.io/serviceaccount";

  /** In a cluster, its last five characters are chance. */
  private static final String TOKEN_VOLUME = "kube-api-access-00000";

  private static final long TOLERATION_SECONDS = 300;

  private PodAdmission() {}

  static void admit(Tree spec) {
    serviceAccount(spec);
    spec.orElse("priority", 0L).orElse("preemptionPolicy", "PreemptLowerPriority");
    List.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable")
        .forEach(taint -> tolerate(spec, taint));
  }

  private static void serviceAccount(Tree spec) {
    spec.orElse("serviceAccountName", "default").orElse("serviceAccount", "default");
    if (spec.is("automountServiceAccountToken", false)) {
      return;
    }
    boolean mounted = false;
    for (String containers : List.of("initContainers", "containers")) {
      for (Tree container : spec.items(containers)) {
        boolean has =
            container.items("volumeMounts").stream()
                .anyMatch(mount -> mount.is("mountPath", TOKEN_PATH));
        if (!has) {
          container.add(
              "volumeMounts",
              Map.of("name", TOKEN_VOLUME, "mountPath", TOKEN_PATH, "readOnly", true));
          mounted = true;
        }
      }
    }
    if (mounted) {
      spec.add("volumes", PodDefaults.tokenVolume(TOKEN_VOLUME));
    }
  }

  private static void tolerate(Tree spec, String taint) {
    boolean tolerated =
        spec.items("tolerations").stream()
            .filter(t -> t.is("key", taint) || !t.has("key"))
            .anyMatch(t -> t.is("effect", "NoExecute") || !t.has("effect"));
    if (!tolerated) {
      spec.add(
          "tolerations",
          Map.of(
              "key",
              taint,
              "operator",
              "Exists",
              "effect",
              "NoExecute",
              "tolerationSeconds",
              TOLERATION_SECONDS));
    }
  }
}
