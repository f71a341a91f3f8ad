package dev.k8spark.cel.defaulting;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The API server's defaults and spellings. */
class ServerViewTest {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Map<String, Object> pod =
      view(
          """
          {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}, "spec": {
            "hostNetwork": false,
            "containers": [{"name": "c", "image": "r:5000/a",
              "ports": [{"containerPort": 80}],
              "volumeMounts": [{"name": "s", "mountPath": "/s", "readOnly": false}],
              "env": [{"name": "N", "valueFrom": {"fieldRef": {"fieldPath": "metadata.name"}}}],
              "livenessProbe": {"httpGet": {"port": 80}},
              "resources": {"limits": {"cpu": "1000m", "memory": "1024Mi"},
                            "requests": {"cpu": "0.5"}}}],
            "volumes": [{"name": "s", "secret": {"secretName": "s"}}, {"name": "e"},
                        {"name": "t", "emptyDir": {"sizeLimit": "1.5Gi"}}]}}
          """,
          Pod.class);

  @Test
  void amountsAreCanonical() {
    assertThat(pod.toString())
        .contains("limits={cpu=1, memory=1Gi}")
        .contains("requests={cpu=500m, memory=1Gi}")
        .contains("sizeLimit=1536Mi");
  }

  @Test
  void aPodHasItsDefaults() {
    assertThat(pod.toString())
        .contains("dnsPolicy=ClusterFirst", "restartPolicy=Always", "securityContext={}")
        .contains("terminationGracePeriodSeconds=30", "schedulerName=default-scheduler")
        .contains("enableServiceLinks=true", "imagePullPolicy=Always", "protocol=TCP")
        .contains("terminationMessagePath=/dev/termination-log", "terminationMessagePolicy=File")
        .contains("periodSeconds=10", "scheme=HTTP", "defaultMode=420", "apiVersion=v1")
        .contains("emptyDir={}")
        .doesNotContain("hostNetwork", "readOnly=false", "null");
  }

  @Test
  void aPodIsAdmittedBeforeAPolicySeesIt() {
    assertThat(pod.toString())
        .contains("serviceAccountName=default", "serviceAccount=default")
        .contains("kube-api-access-00000", "expirationSeconds=3607")
        .contains("node.kubernetes.io/not-ready", "preemptionPolicy=PreemptLowerPriority");
  }

  @Test
  void whatStandsIsKept() {
    Map<String, Object> view =
        view(
            """
            {"kind": "Pod", "metadata": {"name": "a"}, "spec": {
              "automountServiceAccountToken": false, "serviceAccountName": "driver",
              "restartPolicy": "Never", "enableServiceLinks": false,
              "containers": [{"name": "c", "image": "r:5000/a@sha256:12",
                "imagePullPolicy": "Never"}]}}
            """,
            Pod.class);

    assertThat(view.toString())
        .contains("restartPolicy=Never", "imagePullPolicy=Never", "enableServiceLinks=false")
        .contains("serviceAccount=driver")
        .doesNotContain("kube-api-access");
  }

  @Test
  void aJobHasItsDefaultsAndATemplateHasFewerThanAPod() {
    Map<String, Object> job =
        view(
            """
            {"kind": "Job", "metadata": {"name": "j"}, "spec": {
              "podFailurePolicy": {"rules": [{"action": "Ignore",
                "onPodConditions": [{"type": "DisruptionTarget"}]}]},
              "template": {"metadata": {"labels": {"team": "data"}},
                "spec": {"containers": [{"name": "c", "image": "a:1",
                  "resources": {"limits": {"cpu": "2"}}}]}}}}
            """,
            Job.class);

    assertThat(job.toString())
        .contains("backoffLimit=6", "completions=1", "parallelism=1", "suspend=false")
        .contains("completionMode=NonIndexed", "podReplacementPolicy=Failed", "status=True")
        .contains("manualSelector=false", "batch.kubernetes.io/job-name=j")
        .contains(
            "metadata={name=j, labels={team=data, job-name=j,", "imagePullPolicy=IfNotPresent")
        .doesNotContain("requests=", "enableServiceLinks", "serviceAccountName");
  }

  private static Map<String, Object> view(String json, Class<? extends HasMetadata> kind) {
    return ServerView.render(MAPPER.readValue(json, kind));
  }
}
