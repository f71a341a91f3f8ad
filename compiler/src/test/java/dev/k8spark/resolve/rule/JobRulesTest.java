package dev.k8spark.resolve.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.Compiler;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.emit.JobManifests;
import dev.k8spark.emit.ManifestPart;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.source.SourceFile;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobRulesTest {

  private static final String JOB =
      """
      name = a
      namespace = ns
      image = "localhost/x:1"
      sparkVersion = 4.3
      main.python = "local:///app/a.py"
      """;

  private static final Compiler COMPILER =
      new Compiler(
          new SourceFile("policy.conf", null, "root = true, cluster.apiServer = ports-only"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "labels.job-name = x",
        "labels.controller-uid = x",
        "labels { batch.kubernetes.io/controller-uid = x }",
        "driver.podTemplate.metadata.labels { job-name = x }",
        "annotations { k8spark.dev/passwd = x }",
        "executor.podTemplate.metadata.annotations { k8spark.dev/passwd = x }",
        "driver.podTemplate.spec.hostNetwork = true",
        "driver.podTemplate.metadata.creationTimestamp = x",
        "driver.podTemplate.metadata.creationTimestamp { a = b }",
        "driver.podTemplate.spec.volumes = [{ name = a, hostPath.path = /etc }]",
        "driver.podTemplate.spec.ephemeralContainers = []",
        "env.KUBERNETES_SERVICE_HOST = x",
        "env.SPARK_LOCAL_IP = x",
        "conf { spark.io.encryption.enabled = false }",
        "conf { spark.yarn.queue = x }",
        "conf { spark.kubernetes.file.upload.path = x }"
      })
  void nameOfAnotherIsRefused(String line) {
    assertThat(codes(line)).contains("OWNED_KEY");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "securityContext.runAsUser = 0",
        "terminationGracePeriodSeconds = -1",
        "containers = [{ name = s, image = \"x:1\", securityContext.privileged = true }]",
        "containers = [{ name = s, image = \"x:1\", ports = [{ hostPort = 80 }] }]",
        "initContainers = [{ name = s, image = \"x:1\", securityContext.capabilities.add = [A] }]",
        "initContainers = [{ name = spark-kubernetes-driver, image = \"x:1\" }]",
        "containers = [{ name = s, image = \"x:1\", volumeMounts = [{ name = v, mountPath = /v }]"
            + " }]"
      })
  void valueThatNeverRunsIsRefused(String field) {
    assertThat(codes("driver.podTemplate.spec { %s }".formatted(field)))
        .containsOnly("WRONG_VALUE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "driver.podTemplate.spec.containers = [{ image = \"x:1\" }]",
        "driver.podTemplate.spec.containers = [{ name = s }]",
        "driver.podTemplate.spec.volumes = [{ emptyDir {} }]",
        "secrets.a {}"
      })
  void whatIsLeftOutIsMissed(String line) {
    assertThat(codes(line)).containsOnly("MISSING_KEY");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "env.A = x, driver.podTemplate.spec.containers = [OURS env = [{ name = A, value = y }] }]",
        "driver.podTemplate.spec.containers = [OURS env = [{ name = A }, { name = A }] }]",
        "secrets.s.env.A = k, driver.podTemplate.spec.containers = [OURS env = [{ name = A }] }]",
        "secrets.s.mountPath = /s, driver.podTemplate.spec { volumes = [{ name = v }],"
            + " containers = [OURS volumeMounts = [{ name = v, mountPath = /s/ }] }] }",
        "driver.podTemplate.spec.containers = [OURS }, OURS }]",
        "driver.podTemplate.spec { containers = [{ name = s, image = \"x:1\" }],"
            + " initContainers = [{ name = s, image = \"x:1\" }] }",
        "driver.podTemplate.spec.volumes = [{ name = v }, { name = v }]",
        "secrets { a.mountPath = /etc/a, b.mountPath = /etc/a/ }",
        "secrets { a.mountPath = /etc/a, b.mountPath = /etc/./a/b }"
      })
  void sayingTwiceShowsBothPlaces(String line) {
    List<Diagnostic> found = found(line.replace("OURS", "{ name = spark-kubernetes-driver,"));
    assertThat(found).extracting(d -> d.code().name()).containsExactly("SET_TWICE");
    assertThat(found.getFirst().other()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "/tmp/, OWNED_KEY",
    "/., OWNED_KEY",
    "/etc, OWNED_KEY",
    "/opt, OWNED_KEY",
    "/opt//spark, OWNED_KEY",
    "/opt/spark/jars, OWNED_KEY",
    "/opt/k8spark, OWNED_KEY",
    "/etc/k8spark/x, OWNED_KEY",
    "/proc/x, OWNED_KEY",
    "/sys, OWNED_KEY",
    "/dev, OWNED_KEY",
    "/var, OWNED_KEY",
    "/run/secrets, OWNED_KEY",
    "/var/run/secrets, OWNED_KEY",
    "/var/data/spark-local-dir-1, OWNED_KEY",
    "/etc/a/../b, WRONG_VALUE"
  })
  void secretHidesNothing(String path, String code) {
    assertThat(codes("secrets.a.mountPath = \"%s\"".formatted(path))).containsExactly(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/etc/partner", "/tmp/partner", "/opt/sparkling", "/opt/spark/work-dir/a"})
  void secretMayLieInAFolderOfItsOwn(String path) {
    assertThat(codes("secrets.a.mountPath = \"%s\"".formatted(path))).isEmpty();
  }

  @Test
  void noTemplateStopsTheCompiler() {
    Random random = new Random(20260711);
    for (int i = 0; i < 300; i++) {
      String role = random.nextBoolean() ? "driver" : "executor";
      String text = "%s.podTemplate %s".formatted(role, new RandomTree(random).mapping(6));
      Outcome<JobManifests> outcome = COMPILER.compile(file(text), CompileOptions.NONE);
      JobManifests manifests = Objects.requireNonNull(outcome.value(), text);
      if (!outcome.hasErrors()) {
        String yaml = manifests.yaml(ManifestPart.ALL);
        assertThat(yaml).as(text).contains("kind: Job");
      }
    }
  }

  private static List<String> codes(String lines) {
    return found(lines).stream().map(found -> found.code().name()).toList();
  }

  private static List<Diagnostic> found(String lines) {
    return COMPILER.compile(file(lines), CompileOptions.NONE).diagnostics().stream()
        .filter(Diagnostic::isError)
        .toList();
  }

  private static SourceFile file(String lines) {
    return new SourceFile("job.conf", null, JOB + lines);
  }
}
