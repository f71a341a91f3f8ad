package dev.k8spark.lower.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.Compiler;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.emit.JobManifests;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.lower.Bundle;
import dev.k8spark.rule.PodSize;
import dev.k8spark.source.SourceFile;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InjectedRuntimeTest {

  private static final String FACTS =
      """
      root = true
      cluster { apiServer = ports-only, runtime.image = "registry.example.com/runtime:1.0.0" }
      """;

  private static final String JOB =
      """
      name = pi
      namespace = analytics
      image = "registry.example.com/spark:4.3.0"
      sparkVersion = 4.3
      main { jar = "local:///app/pi.jar", class = org.example.Pi }
      driver { memory = 2g, cpu { request = 500m, limit = 2 } }
      executor { memory = 3g, cpu.request = 250m }
      executor.podTemplate.spec.initContainers = [
        { name = certificates, image = "registry.example.com/init:1.0.0" }
      ]
      """;

  @Test
  void aContainerCopiesTheRuntimeBeforeAllOthersStart() {
    Bundle bundle = bundle(JOB + "runtime = injected\n");

    for (Pod pod : List.of(bundle.driver(), bundle.executor())) {
      Container copy = pod.getSpec().getInitContainers().getFirst();
      assertThat(copy.getImage()).isEqualTo("registry.example.com/runtime:1.0.0");
      assertThat(copy.getCommand())
          .contains("/k8spark/4.3/driver.args", "/k8spark/4.3/executor.args");
      assertThat(copy.getVolumeMounts()).extracting(VolumeMount::getReadOnly).containsOnlyNulls();
      assertThat(pod.getSpec().getContainers().getFirst().getVolumeMounts())
          .filteredOn(mount -> mount.getMountPath().equals("/opt/k8spark"))
          .extracting(VolumeMount::getReadOnly)
          .containsExactly(true);
    }
    assertThat(bundle.executor().getSpec().getInitContainers())
        .extracting(Container::getName)
        .containsExactly("k8spark-runtime", "certificates");
  }

  @Test
  void thePodsWantNoMoreOfANodeThanWithoutIt() {
    Bundle injected = bundle(JOB + "runtime = injected\n");
    Bundle built = bundle(JOB);

    for (Function<Bundle, Pod> role :
        List.<Function<Bundle, Pod>>of(Bundle::driver, Bundle::request)) {
      Pod pod = role.apply(injected);
      assertThat(pod.getSpec().getInitContainers().getFirst().getResources())
          .isEqualTo(pod.getSpec().getContainers().getFirst().getResources());
      for (String resource : List.of("cpu", "memory")) {
        PodSize size = new PodSize(pod);
        PodSize without = new PodSize(role.apply(built));
        assertThat(size.request(resource)).isEqualByComparingTo(without.request(resource));
        assertThat(size.limit(resource)).isEqualByComparingTo(without.limit(resource));
      }
    }
  }

  @Test
  void tiniComesWithTheRuntimeWherePythonNeedsIt() {
    String python =
        JOB.replaceFirst("(?m)^main .*$", "main.python = \"local:///app/pi.py\"")
            + "runtime = injected\n";

    assertThat(command(bundle(python))).startsWith("/opt/k8spark/tini", "--", "java");
    assertThat(command(bundle(JOB + "runtime = injected\n"))).startsWith("java");
  }

  @Test
  void aPolicyThatForbidsTheImageSaysSoWhereItIsWanted() {
    List<Diagnostic> findings =
        compile(
                FACTS + "allow.images = [\"registry.example.com/spark\"]\n",
                JOB + "runtime = injected\n")
            .diagnostics();

    assertThat(findings)
        .filteredOn(finding -> finding.code() == Code.IMAGE_NOT_ALLOWED)
        .extracting(finding -> finding.span().text())
        .containsExactlyInAnyOrder("injected", "\"registry.example.com/init:1.0.0\"");
  }

  @Test
  void withoutAnImageOfTheRuntimeNothingIsCompiled() {
    Stream<Code> codes =
        compile("root = true, cluster.apiServer = ports-only", JOB + "runtime = injected\n")
            .diagnostics()
            .stream()
            .filter(Diagnostic::isError)
            .map(Diagnostic::code);

    assertThat(codes).containsExactly(Code.RUNTIME_MISSING);
  }

  private static List<String> command(Bundle bundle) {
    return bundle.driver().getSpec().getContainers().getFirst().getCommand();
  }

  private static Bundle bundle(String job) {
    return Objects.requireNonNull(compile(FACTS, job).map(JobManifests::bundle).value());
  }

  private static Outcome<JobManifests> compile(String policy, String job) {
    return new Compiler(new SourceFile("policy.conf", null, policy))
        .compile(new SourceFile("jobs/pi.conf", null, job), CompileOptions.NONE);
  }
}
