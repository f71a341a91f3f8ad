package dev.k8spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * People may do what their role says and no more, and whoever may do more is bound all the same.
 */
@ClusterTest
class PeopleTest {
  private static final String POD =
      """
      "spec": {"restartPolicy": "%s", "serviceAccountName": "other-x", "containers": [{"name": "c", "image": "%s",
        "resources": {"requests": {"cpu": "100m", "memory": "64Mi"}}}]}
      """;

  @AutoClose
  private final GuardedNamespace namespace = GuardedNamespace.create("guard", "k8spark-guarded");

  @BeforeAll
  void awaitPolicies() {
    namespace.kubectl().run("create", "serviceaccount", "other-x");
    namespace.awaitHeld(pod("quay.io/x/miner:1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          reader   | get,list,watch                                      | events pods pods/log
          reader   | get,list,watch                                      | batch/cronjobs batch/jobs
          author   | get,list,watch                                      | events pods pods/log
          author   | create,delete,get,list,watch                        | batch/cronjobs batch/jobs
          pipeline | get,list,watch                                      | events pods/log
          pipeline | create,delete,get,list,watch                        | batch/cronjobs batch/jobs
          pipeline | create,delete,deletecollection,get,list,patch,watch | pods
          pipeline | create,delete,get,list,patch,update,watch           | serviceaccounts
          pipeline | create,delete,get,list,patch,update,watch           | networking.k8s.io/networkpolicies
          pipeline | create,delete,get,list,patch,update,watch           | rbac.authorization.k8s.io/roles
          pipeline | create,delete,get,list,patch,update,watch           | rbac.authorization.k8s.io/rolebindings
          """)
  void aRoleMayDoWhatItSays(String who, String verbs, String resources) {
    Set<String> rights = rights(who);
    for (String resource : resources.split(" ", -1)) {
      for (String verb : verbs.split(",", -1)) {
        assertThat(rights).contains(verb + " " + resource);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"reader, 15", "author, 19", "pipeline, 51"})
  void aRoleMayDoNothingElse(String who, int number) {
    assertThat(rights(who)).hasSize(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reader", "author", "pipeline"})
  void nobodyChangesWhatHoldsThemOrSeesSecretsOrEntersPods(String who) {
    for (String right :
        List.of(
            "delete namespaces",
            "patch resourcequotas",
            "patch limitranges",
            "get secrets",
            "create serviceaccounts --subresource=token",
            "create pods --subresource=exec",
            "get pods --subresource=exec",
            "create pods --subresource=attach",
            "create pods --subresource=portforward",
            "patch pods --subresource=ephemeralcontainers",
            "patch pods --subresource=resize",
            "patch pods --subresource=status",
            "patch jobs.batch",
            "create deployments.apps",
            "impersonate users",
            "escalate roles.rbac.authorization.k8s.io",
            "bind roles.rbac.authorization.k8s.io",
            "patch validatingadmissionpolicies.admissionregistration.k8s.io",
            "delete validatingadmissionpolicybindings.admissionregistration.k8s.io")) {
      Command asked =
          namespace.kubectl().tried("", asUser(who, ("auth can-i " + right).split(" ", -1)));
      assertThat(asked.out().strip()).as("%s: %s", who, right).isEqualTo("no");
    }
  }

  @Test
  void thePipelineGivesNobodyMoreThanItHas() {
    Kubectl kubectl = namespace.kubectl();
    Command more =
        kubectl.tried(
            "", asUser("pipeline", "create", "role", "spy", "--verb=get", "--resource=secrets"));
    assertThat(more.err()).contains("attempting to grant RBAC permissions not currently held");
    Command edit =
        kubectl.tried(
            "",
            asUser("pipeline", "create", "rolebinding", "all", "--clusterrole=edit", "--user=x"));
    assertThat(edit.err()).contains("attempting to grant RBAC permissions not currently held");
  }

  @Test
  void thePipelineAppliesWhatCompileWritesAndAnAuthorItsJob() {
    String file = "waiting-python.conf";
    String access = K8spark.compile(namespace.name(), file, "--only", "access");
    String run = K8spark.compile(namespace.name(), file, "--only", "run");
    String[] apply = {"apply", "--dry-run=server", "-f", "-"};

    namespace.kubectl().tried(access, asUser("pipeline", "apply", "-f", "-")).orFail();
    namespace.kubectl().tried(run, asUser("pipeline", apply)).orFail();
    namespace.kubectl().tried(run, asUser("author", apply)).orFail();
    assertThat(namespace.kubectl().tried(access, asUser("author", apply)).err())
        .contains("roles.rbac.authorization.k8s.io")
        .contains("forbidden");
    assertThat(namespace.kubectl().tried(run, asUser("reader", apply)).err()).contains("forbidden");
  }

  @Test
  void whateverSomebodyStartsIsHeld() {
    for (String image : List.of("quay.io/x/miner:1", "localhost/x:1")) {
      String expected = image.startsWith("quay") ? "IMAGE_NOT_ALLOWED" : "accepted";
      assertThat(verdict(asUser("author"), job(image))).isEqualTo(expected);
      assertThat(verdict(asUser("author"), cronJob(image))).isEqualTo(expected);
      assertThat(verdict(asUser("pipeline"), pod(image))).isEqualTo(expected);
      assertThat(verdict(asUser("pipeline"), job(image))).isEqualTo(expected);
      assertThat(verdict(new String[0], pod(image))).isEqualTo(expected);
    }
    assertThat(verdict(asUser("author"), pod("localhost/x:1"))).contains("forbidden");
    assertThat(verdict(asUser("author"), deployment("localhost/x:1"))).contains("forbidden");
  }

  /** A Deployment is no pod; its pods are, whoever had the right to make it. */
  @Test
  void thePodsOfADeploymentAreHeld() {
    namespace.kubectl().tried(deployment("quay.io/x/miner:1"), "create", "-f", "-").orFail();
    JsonNode refused =
        namespace
            .kubectl()
            .await(
                "be refused its pods",
                d -> d.path("status").toString().contains("ReplicaFailure"),
                "deployment/x");
    assertThat(refused.path("status").toString()).contains("denied request: IMAGE_NOT_ALLOWED: ");
    assertThat(namespace.kubectl().get("pods", "-l", "app=d").path("items")).isEmpty();
  }

  /** What one user may do in the namespace, but for what all may. */
  private Set<String> rights(String who) {
    JsonNode review =
        Kubectl.JSON.readTree(
            namespace
                .kubectl()
                .tried(
                    object(
                        "authorization.k8s.io/v1",
                        "SelfSubjectRulesReview",
                        "\"spec\": {\"namespace\": \"%s\"}".formatted(namespace.name())),
                    asUser(who, "create", "--validate=false", "-o", "json", "-f", "-"))
                .orFail());
    Set<String> rights = new TreeSet<>();
    for (JsonNode rule : review.at("/status/resourceRules")) {
      assertThat(rule.has("resourceNames")).isFalse();
      for (JsonNode group : rule.path("apiGroups")) {
        String prefix = group.asString().isEmpty() ? "" : group.asString() + "/";
        for (JsonNode resource : rule.path("resources")) {
          for (JsonNode verb : rule.path("verbs")) {
            rights.add(verb.asString() + " " + prefix + resource.asString());
          }
        }
      }
    }
    rights.removeIf(right -> right.matches("create auth(entic|oriz)ation\\.k8s\\.io/self.*"));
    return rights;
  }

  private static String[] asUser(String who, String... arguments) {
    List<String> words = new ArrayList<>(List.of(arguments));
    words.add("--as=" + who);
    return words.toArray(String[]::new);
  }

  private String verdict(String[] who, String object) {
    List<String> words = new ArrayList<>(List.of(who));
    words.addAll(List.of("create", "--dry-run=server", "--validate=false", "-f", "-"));
    Command command = namespace.kubectl().tried(object, words.toArray(String[]::new));
    return command.exitCode() == 0
        ? "accepted"
        : command.err().replaceAll("(?s).*denied request: ([A-Z_]+): .*", "$1");
  }

  private static String pod(String image) {
    return object("v1", "Pod", POD.formatted("Never", image));
  }

  private static String job(String image) {
    return object("batch/v1", "Job", "\"spec\": " + jobSpec(image));
  }

  private static String cronJob(String image) {
    return object(
        "batch/v1",
        "CronJob",
        """
        "spec": {"schedule": "0 3 * * *", "jobTemplate": {"spec": %s}}
        """
            .formatted(jobSpec(image)));
  }

  private static String jobSpec(String image) {
    return "{\"backoffLimit\": 0, \"template\": {" + POD.formatted("Never", image) + "}}";
  }

  private static String deployment(String image) {
    return object(
        "apps/v1",
        "Deployment",
        """
        "spec": {"selector": {"matchLabels": {"app": "d"}},
          "template": {"metadata": {"labels": {"app": "d"}}, %s}}
        """
            .formatted(POD.formatted("Always", image)));
  }

  private static String object(String version, String kind, String spec) {
    return "{\"apiVersion\": \"%s\", \"kind\": \"%s\", \"metadata\": {\"name\": \"x\"}, %s}"
        .formatted(version, kind, spec);
  }
}
