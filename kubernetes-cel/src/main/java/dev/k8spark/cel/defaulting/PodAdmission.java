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

  static void admit(ObjectFields spec) {
    serviceAccount(spec);
    spec.putDefault("priority", 0L).putDefault("preemptionPolicy", "PreemptLowerPriority");
    List.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable")
        .forEach(taint -> tolerate(spec, taint));
  }

  private static void serviceAccount(ObjectFields spec) {
    spec.putDefault("serviceAccountName", "default").putDefault("serviceAccount", "default");
    if (spec.hasValue("automountServiceAccountToken", false)) {
      return;
    }
    boolean mounted = false;
    for (String containers : List.of("initContainers", "containers")) {
      for (ObjectFields container : spec.listItems(containers)) {
        boolean has =
            container.listItems("volumeMounts").stream()
                .anyMatch(mount -> mount.hasValue("mountPath", TOKEN_PATH));
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

  private static void tolerate(ObjectFields spec, String taint) {
    boolean tolerated =
        spec.listItems("tolerations").stream()
            .filter(t -> t.hasValue("key", taint) || !t.has("key"))
            .anyMatch(t -> t.hasValue("effect", "NoExecute") || !t.has("effect"));
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
