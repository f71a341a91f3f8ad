package dev.k8spark.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Manifests as people may give them: edited, cut, or not of a job at all. */
final class ManifestReaderTest {

  @Test
  void whatCompileWritesIsRead() throws Exception {
    CompiledJob manifests = CompiledJob.parse(SampleManifests.sample("pi-python.conf"));

    assertThat(manifests.objects()).hasSize(7);
    assertThat(manifests.namespace()).isEqualTo("spark-samples");
    assertThat(manifests.mainFile()).contains("/app/pi.py");
    assertThat(manifests.conf()).containsEntry("spark.executor.instances", "2");
    assertThat(manifests.executor().getSpec().getContainers()).hasSize(1);
  }

  @Test
  void aListOfObjectsIsReadAlike() throws Exception {
    String yaml = SampleManifests.sample("pi-python.conf");
    String items = yaml.replaceAll("(?m)^(?!---|#)", "  ").replace("---\n  ", "- ");
    String list = "apiVersion: v1\nkind: List\nitems:\n" + items;

    assertThat(CompiledJob.parse(list).objects()).hasSize(7);
  }

  @Test
  void whatIsMalformedIsSaidInASentence() throws Exception {
    String good = SampleManifests.sample("pi-python.conf");
    assertMalformed("a: [1", "line 1: this is no YAML: ");
    assertMalformed("apiVersion: v1\nkind: Job\n  x: [\n", "line 3: this is no YAML: ");
    assertMalformed("just words", "document 1 is no object of Kubernetes");
    assertMalformed("apiVersion: v1\nkind: Secret\n", "document 1, a Secret, has no `metadata`");
    assertMalformed(
        good.substring(0, good.lastIndexOf("---")),
        "the manifests of one job hold one Job, these hold 0");
    assertMalformed(good + good, "the manifests of one job hold one Job, these hold 2");
    assertMalformed(
        good.replace("backoffLimit: 0", "backoffLimit: {a: b}"),
        "document 7, a Job, is not of its kind's form: ");
    assertMalformed(
        good.replace("dev.k8spark.runtime.Main", "com.example.Main"),
        "the Job `pi-python-c59e8384`");
    assertMalformed(
        good.replace("k8spark.dev/spark-properties: |", "other: |"),
        "the Job's pod lacks the annotation `k8spark.dev/spark-properties`");
    assertMalformed(
        good.replaceAll("(?m)^  namespace: spark-samples\n", ""),
        "the Job needs a `metadata.name`");
    assertMalformed("", "the manifests of one job hold one Job, these hold 0");
  }

  @Test
  void volumesOfThePodTemplateCanBeMapped() throws Exception {
    CompiledJob manifests =
        CompiledJob.parse(
            SampleManifests.job(
                "pi",
                """
                sparkVersion = 4.3
                main.python = "local:///app/pi.py"
                driver.podTemplate.spec.volumes = [
                  {name = lake, persistentVolumeClaim.claimName = orders}
                ]
                """));

    assertThat(MappableVolumes.find(manifests))
        .containsExactly("lake", "spark-local-dir-1", "tmp", "work-dir");
  }

  private static void assertMalformed(String yaml, String message) {
    assertThatThrownBy(() -> CompiledJob.parse(yaml))
        .as(message)
        .isInstanceOf(MalformedManifests.class)
        .hasMessageStartingWith(message);
  }
}
