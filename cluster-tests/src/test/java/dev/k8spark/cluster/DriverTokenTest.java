package dev.k8spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Pods that are there already stay what the rules let them be: whoever has a driver's token, with
 * all rights on pods that a Role could give, makes no other pod of them.
 */
@ClusterTest
class DriverTokenTest {
  private static final String DRIVER = "pi-driver";

  @AutoClose
  private final GuardedNamespace namespace = GuardedNamespace.create("guard", "k8spark-guarded");

  @TempDir private static Path folder;

  private Kubectl driver;

  @BeforeAll
  void makePods() {
    Kubectl kubectl = namespace.kubectl();
    kubectl.run("create", "serviceaccount", DRIVER);
    kubectl.run("create", "serviceaccount", "pi-executor");
    kubectl.apply(
        """
        {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": {"name": "all"},
         "rules": [{"apiGroups": [""], "verbs": ["*"],
                    "resources": ["pods", "pods/ephemeralcontainers", "pods/resize"]}]}
        """);
    kubectl.run(
        "create",
        "rolebinding",
        "all",
        "--role=all",
        "--serviceaccount=" + namespace.name() + ":" + DRIVER);
    namespace.awaitHeld(pod("x", "driver", "").replace("localhost/x:1", "quay.io/x/miner:1"));
    kubectl.tried(pod("driver", "driver", ""), "create", "-f", "-").orFail();
    String uid = kubectl.get("pod", "driver").path("metadata").path("uid").asString();
    driver = namespace.asDriver(DRIVER, uid, folder);
    driver.tried(pod("executor", "executor", owner(uid)), "create", "-f", "-").orFail();
  }

  private static String pod(String name, String role, String owner) {
    return """
    {"apiVersion": "v1", "kind": "Pod",
     "metadata": {"name": "%s", "labels": {"app.kubernetes.io/instance": "pi",
       "app.kubernetes.io/component": "%s"}, "ownerReferences": [%s]},
     "spec": {"serviceAccountName": "pi-%s", "automountServiceAccountToken": false,
       "restartPolicy": "Never",
       "containers": [{"name": "c", "image": "localhost/x:1",
         "resources": {"requests": {"cpu": "100m", "memory": "64Mi"}, "limits": {"memory": "64Mi"}},
         "securityContext": {"allowPrivilegeEscalation": false}}]}}
    """
        .formatted(name, role, owner, role);
  }

  private static String owner(String uid) {
    return """
    {"apiVersion": "v1", "kind": "Pod", "name": "driver", "uid": "%s", "controller": true}
    """
        .formatted(uid);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          accepted          |                     | {"metadata": {"labels": {"spark/leaves": "soon"}}}
          accepted          |                     | {"metadata": {"annotations": {"spark/ended": "badly"}}}
          NOT_OWN_EXECUTOR  |                     | {"metadata": {"labels": {"app.kubernetes.io/component": "driver"}}}
          NOT_OWN_EXECUTOR  |                     | {"metadata": {"labels": {"app.kubernetes.io/component": null}}}
          NOT_OWN_EXECUTOR  |                     | {"metadata": {"labels": {"app.kubernetes.io/instance": "other"}}}
          NOT_OWN_EXECUTOR  |                     | {"metadata": {"ownerReferences": null}}
          IMAGE_NOT_ALLOWED |                     | {"spec": {"containers": [{"name": "c", "image": "quay.io/x/miner:1"}]}}
          IMAGE_NOT_ALLOWED | ephemeralcontainers | {"spec": {"ephemeralContainers": [{"name": "e", "image": "quay.io/x/miner:1", "securityContext": {"allowPrivilegeEscalation": false}}]}}
          NOT_OWN_EXECUTOR  | ephemeralcontainers | {"spec": {"ephemeralContainers": [{"name": "e", "image": "localhost/x:1", "securityContext": {"privileged": true}}]}}
          NOT_OWN_EXECUTOR  | ephemeralcontainers | {"spec": {"ephemeralContainers": [{"name": "e", "image": "localhost/x:1"}]}}
          SECRET_NOT_ALLOWED | ephemeralcontainers | {"spec": {"ephemeralContainers": [{"name": "e", "image": "localhost/x:1", "envFrom": [{"secretRef": {"name": "root"}}], "securityContext": {"allowPrivilegeEscalation": false}}]}}
          accepted          | resize              | {"spec": {"containers": [{"name": "c", "resources": {"requests": {"cpu": "500m"}}}]}}
          LIMIT_EXCEEDED    | resize              | {"spec": {"containers": [{"name": "c", "resources": {"requests": {"cpu": "501m"}}}]}}
          LIMIT_EXCEEDED    | resize              | {"spec": {"containers": [{"name": "c", "resources": {"requests": {"memory": "1501Mi"}, "limits": {"memory": "1501Mi"}}}]}}
          """)
  void anExecutorThatIsThereStaysOne(String answer, @Nullable String subresource, String patch) {
    assertThat(patched("executor", subresource, patch)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ephemeralcontainers | {"spec": {"ephemeralContainers": [{"name": "e", "image": "localhost/x:1", "securityContext": {"allowPrivilegeEscalation": false}}]}}
          resize              | {"spec": {"containers": [{"name": "c", "resources": {"requests": {"cpu": "200m"}}}]}}
                              | {"metadata": {"labels": {"app.kubernetes.io/component": "executor"}}}
          """)
  void aDriverChangesNoDriver(@Nullable String subresource, String patch) {
    assertThat(patched("driver", subresource, patch)).isEqualTo("NOT_OWN_EXECUTOR");
  }

  @Test
  void aDriverRemovesNoDriverAmongMany() {
    Command all =
        driver.tried(
            "",
            "delete",
            "--raw",
            "/api/v1/namespaces/%s/pods?dryRun=All".formatted(namespace.name()));
    assertThat(all.err()).contains("denied request: NOT_OWN_EXECUTOR: ");
    driver.run(
        "delete",
        "--raw",
        "/api/v1/namespaces/%s/pods?dryRun=All&labelSelector=app.kubernetes.io/component=executor"
            .formatted(namespace.name()));
  }

  /** What the Role of a compiled job gives is not what the test's own Role gives here. */
  @Test
  void aCompiledRoleHasPodsAloneAndNoneOfTheirParts() {
    JsonNode role =
        Kubectl.in("spark-samples").parse(K8spark.read(Path.of("golden/pi-python.yaml"))).stream()
            .filter(object -> object.path("kind").asString().equals("Role"))
            .findFirst()
            .orElseThrow();
    assertThat(role.at("/rules")).hasSize(1);
    assertThat(role.at("/rules/0/resources").toString()).isEqualTo("[\"pods\"]");
  }

  private String patched(String pod, @Nullable String subresource, String patch) {
    String[] words = {"patch", "pod", pod, "--dry-run=server", "-p", patch};
    if (subresource != null) {
      words =
          new String[] {
            "patch", "pod", pod, "--dry-run=server", "-p", patch, "--subresource=" + subresource
          };
    }
    Command command = driver.tried("", words);
    return command.exitCode() == 0
        ? "accepted"
        : command.err().replaceAll("(?s).*denied request: ([A-Z_]+): .*", "$1");
  }
}
