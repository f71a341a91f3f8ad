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
  static void ofPod(Tree spec) {
    ofTemplate(spec);
    spec.orElse("enableServiceLinks", true);
    for (String containers : List.of("initContainers", "containers")) {
      spec.each(containers, PodDefaults::requestsFromLimits);
      if (spec.is("hostNetwork", true)) {
        spec.each(containers, c -> c.each("ports", PodDefaults::hostPort));
      }
    }
  }

  static void ofTemplate(Tree spec) {
    spec.orElse("containers", List.of())
        .orElse("dnsPolicy", "ClusterFirst")
        .orElse("restartPolicy", "Always")
        .orElse("terminationGracePeriodSeconds", GRACE_SECONDS)
        .orElse("schedulerName", "default-scheduler")
        .without("hostNetwork", false)
        .without("hostPID", false)
        .without("hostIPC", false)
        .made("securityContext");
    UNSAID.forEach(field -> spec.without(field, ""));
    spec.text("serviceAccountName").ifPresent(name -> spec.orElse("serviceAccount", name));
    spec.text("serviceAccount").ifPresent(name -> spec.orElse("serviceAccountName", name));
    CONTAINERS.forEach(containers -> spec.each(containers, PodDefaults::container));
    spec.each("volumes", PodDefaults::volume);
  }

  private static void container(Tree container) {
    container
        .orElse("imagePullPolicy", pullPolicy(container.text("image").orElse("")))
        .orElse("terminationMessagePath", "/dev/termination-log")
        .orElse("terminationMessagePolicy", "File")
        .without("stdin", false)
        .without("stdinOnce", false)
        .without("tty", false)
        .without("workingDir", "")
        .made("resources");
    container.each("ports", port -> port.orElse("protocol", "TCP").without("hostPort", 0L));
    container.each(
        "volumeMounts", mount -> mount.without("readOnly", false).without("subPath", ""));
    container.each("env", v -> v.without("value", "").in("valueFrom", PodDefaults::source));
    List.of("livenessProbe", "readinessProbe", "startupProbe")
        .forEach(probe -> container.in(probe, PodDefaults::probe));
    container.in(
        "lifecycle",
        hooks ->
            List.of("postStart", "preStop")
                .forEach(hook -> hooks.in(hook, h -> h.in("httpGet", PodDefaults::httpGet))));
  }

  /** An image without tag and digest is the latest, and pulled each time. */
  private static String pullPolicy(String image) {
    String name = image.substring(image.lastIndexOf('/') + 1);
    boolean latest = name.endsWith(":latest") || !name.contains(":");
    return latest && !image.contains("@") ? "Always" : "IfNotPresent";
  }

  private static void probe(Tree probe) {
    probe
        .orElse("timeoutSeconds", 1L)
        .orElse("periodSeconds", 10L)
        .orElse("successThreshold", 1L)
        .orElse("failureThreshold", 3L)
        .in("httpGet", PodDefaults::httpGet);
    probe.in("grpc", grpc -> grpc.orElse("service", ""));
  }

  private static void httpGet(Tree get) {
    get.orElse("path", "/").orElse("scheme", "HTTP");
  }

  private static void requestsFromLimits(Tree container) {
    container.in(
        "resources",
        resources ->
            resources.in(
                "limits", limits -> limits.fields().forEach(resources.made("requests")::orElse)));
  }

  private static void hostPort(Tree port) {
    Object number = port.fields().get("containerPort");
    if (number != null) {
      port.orElse("hostPort", number);
    }
  }

  private static void volume(Tree volume) {
    if (volume.fields().size() == 1 && volume.has("name")) {
      volume.made("emptyDir");
    }
    for (String source : List.of("secret", "configMap", "downwardAPI", "projected")) {
      volume.in(source, files -> files.orElse("defaultMode", FILE_MODE));
    }
    volume.in("hostPath", path -> path.orElse("type", ""));
    volume.in("persistentVolumeClaim", claim -> claim.without("readOnly", false));
    volume.in("downwardAPI", files -> files.each("items", PodDefaults::source));
    volume.in("projected", files -> files.each("sources", PodDefaults::projected));
    volume.in("ephemeral", PodDefaults::ephemeral);
    disk(volume);
  }

  /** Disks that a cluster is told of in the pod itself. */
  private static void disk(Tree volume) {
    volume.in("iscsi", disk -> disk.orElse("iscsiInterface", "default"));
    volume.in(
        "rbd",
        disk -> disk.orElse("pool", "rbd").orElse("user", "admin").orElse("keyring", KEYRING));
    volume.in(
        "azureDisk",
        disk ->
            disk.orElse("cachingMode", "ReadWrite")
                .orElse("kind", "Shared")
                .orElse("fsType", "ext4")
                .orElse("readOnly", false));
    volume.in(
        "scaleIO", disk -> disk.orElse("storageMode", "ThinProvisioned").orElse("fsType", "xfs"));
  }

  private static void projected(Tree source) {
    source.in("serviceAccountToken", token -> token.orElse("expirationSeconds", TOKEN_SECONDS));
    source.in("downwardAPI", files -> files.each("items", PodDefaults::source));
  }

  private static void ephemeral(Tree volume) {
    volume.in(
        "volumeClaimTemplate",
        claim -> {
          claim.made("metadata");
          claim.in("spec", spec -> spec.orElse("volumeMode", "Filesystem"));
        });
  }

  private static void source(Tree from) {
    from.in("fieldRef", field -> field.orElse("apiVersion", "v1"));
    from.in("resourceFieldRef", field -> field.orElse("divisor", "0"));
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
