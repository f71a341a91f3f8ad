package dev.k8spark.cel.defaulting;

import java.util.List;
import java.util.Map;

/** What the API server fills in where a pod says nothing. */
final class PodDefaults {

  private static final long GRACE_SECONDS = 30;

  /** {@code 0644}. */
  private static final long FILE_MODE = 420;

  private static final long TOKEN_SECONDS = 3600;
  private static final String KEYRING = "/etc/ceph/keyring";

  /** What nobody says by an empty text. */
  private static final List<String> UNSAID =
      List.of("priorityClassName", "nodeName", "hostname", "subdomain");

  private static final List<String> CONTAINERS =
      List.of("initContainers", "containers", "ephemeralContainers");

  private PodDefaults() {}

  /** A pod has some defaults more than a template for pods. */
  static void applyToPod(ObjectFields spec) {
    applyToTemplate(spec);
    spec.putDefault("enableServiceLinks", true);
    for (String containers : List.of("initContainers", "containers")) {
      spec.updateEach(containers, PodDefaults::requestsFromLimits);
      if (spec.hasValue("hostNetwork", true)) {
        spec.updateEach(containers, c -> c.updateEach("ports", PodDefaults::hostPort));
      }
    }
  }

  static void applyToTemplate(ObjectFields spec) {
    spec.putDefault("containers", List.of())
        .putDefault("dnsPolicy", "ClusterFirst")
        .putDefault("restartPolicy", "Always")
        .putDefault("terminationGracePeriodSeconds", GRACE_SECONDS)
        .putDefault("schedulerName", "default-scheduler")
        .dropIf("hostNetwork", false)
        .dropIf("hostPID", false)
        .dropIf("hostIPC", false)
        .ensure("securityContext");
    UNSAID.forEach(field -> spec.dropIf(field, ""));
    spec.getText("serviceAccountName").ifPresent(name -> spec.putDefault("serviceAccount", name));
    spec.getText("serviceAccount").ifPresent(name -> spec.putDefault("serviceAccountName", name));
    CONTAINERS.forEach(containers -> spec.updateEach(containers, PodDefaults::container));
    spec.updateEach("volumes", PodDefaults::volume);
  }

  private static void container(ObjectFields container) {
    container
        .putDefault("imagePullPolicy", pullPolicy(container.getText("image").orElse("")))
        .putDefault("terminationMessagePath", "/dev/termination-log")
        .putDefault("terminationMessagePolicy", "File")
        .dropIf("stdin", false)
        .dropIf("stdinOnce", false)
        .dropIf("tty", false)
        .dropIf("workingDir", "")
        .ensure("resources");
    container.updateEach(
        "ports", port -> port.putDefault("protocol", "TCP").dropIf("hostPort", 0L));
    container.updateEach(
        "volumeMounts", mount -> mount.dropIf("readOnly", false).dropIf("subPath", ""));
    container.updateEach(
        "env", v -> v.dropIf("value", "").update("valueFrom", PodDefaults::source));
    List.of("livenessProbe", "readinessProbe", "startupProbe")
        .forEach(probe -> container.update(probe, PodDefaults::probe));
    container.update(
        "lifecycle",
        hooks ->
            List.of("postStart", "preStop")
                .forEach(
                    hook -> hooks.update(hook, h -> h.update("httpGet", PodDefaults::httpGet))));
  }

  /** An image without tag and digest is the latest, and pulled each time. */
  private static String pullPolicy(String image) {
    String name = image.substring(image.lastIndexOf('/') + 1);
    boolean latest = name.endsWith(":latest") || !name.contains(":");
    return latest && !image.contains("@") ? "Always" : "IfNotPresent";
  }

  private static void probe(ObjectFields probe) {
    probe
        .putDefault("timeoutSeconds", 1L)
        .putDefault("periodSeconds", 10L)
        .putDefault("successThreshold", 1L)
        .putDefault("failureThreshold", 3L)
        .update("httpGet", PodDefaults::httpGet);
    probe.update("grpc", grpc -> grpc.putDefault("service", ""));
  }

  private static void httpGet(ObjectFields get) {
    get.putDefault("path", "/").putDefault("scheme", "HTTP");
  }

  private static void requestsFromLimits(ObjectFields container) {
    container.update(
        "resources",
        resources ->
            resources.update(
                "limits",
                limits -> limits.fields().forEach(resources.ensure("requests")::putDefault)));
  }

  private static void hostPort(ObjectFields port) {
    Object number = port.fields().get("containerPort");
    if (number != null) {
      port.putDefault("hostPort", number);
    }
  }

  private static void volume(ObjectFields volume) {
    if (volume.fields().size() == 1 && volume.has("name")) {
      volume.ensure("emptyDir");
    }
    for (String source : List.of("secret", "configMap", "downwardAPI", "projected")) {
      volume.update(source, files -> files.putDefault("defaultMode", FILE_MODE));
    }
    volume.update("hostPath", path -> path.putDefault("type", ""));
    volume.update("persistentVolumeClaim", claim -> claim.dropIf("readOnly", false));
    volume.update("downwardAPI", files -> files.updateEach("items", PodDefaults::source));
    volume.update("projected", files -> files.updateEach("sources", PodDefaults::projected));
    volume.update("ephemeral", PodDefaults::ephemeral);
    disk(volume);
  }

  /** Disks that a cluster is told of in the pod itself. */
  private static void disk(ObjectFields volume) {
    volume.update("iscsi", disk -> disk.putDefault("iscsiInterface", "default"));
    volume.update(
        "rbd",
        disk ->
            disk.putDefault("pool", "rbd")
                .putDefault("user", "admin")
                .putDefault("keyring", KEYRING));
    volume.update(
        "azureDisk",
        disk ->
            disk.putDefault("cachingMode", "ReadWrite")
                .putDefault("kind", "Shared")
                .putDefault("fsType", "ext4")
                .putDefault("readOnly", false));
    volume.update(
        "scaleIO",
        disk -> disk.putDefault("storageMode", "ThinProvisioned").putDefault("fsType", "xfs"));
  }

  private static void projected(ObjectFields source) {
    source.update(
        "serviceAccountToken", token -> token.putDefault("expirationSeconds", TOKEN_SECONDS));
    source.update("downwardAPI", files -> files.updateEach("items", PodDefaults::source));
  }

  private static void ephemeral(ObjectFields volume) {
    volume.update(
        "volumeClaimTemplate",
        claim -> {
          claim.ensure("metadata");
          claim.update("spec", spec -> spec.putDefault("volumeMode", "Filesystem"));
        });
  }

  private static void source(ObjectFields from) {
    from.update("fieldRef", field -> field.putDefault("apiVersion", "v1"));
    from.update("resourceFieldRef", field -> field.putDefault("divisor", "0"));
  }

  /** The token's volume, as admission adds it. */
  static Map<String, Object> tokenVolume(String name) {
    Map<String, Object> token =
        Map.of("serviceAccountToken", Map.of("expirationSeconds", 3607L, "path", "token"));
    Map<String, Object> authority =
        Map.of(
            "configMap",
            Map.of(
                "name",
                "kube-root-ca.crt",
                "items",
                List.of(Map.of("key", "ca.crt", "path", "ca.crt"))));
    Map<String, Object> namespace =
        Map.of(
            "downwardAPI",
            Map.of(
                "items",
                List.of(
                    Map.of(
                        "path",
                        "namespace",
                        "fieldRef",
                        Map.of("apiVersion", "v1", "fieldPath", "metadata.namespace")))));
    return Map.of(
        "name",
        name,
        "projected",
        Map.of("defaultMode", FILE_MODE, "sources", List.of(token, authority, namespace)));
  }
}
