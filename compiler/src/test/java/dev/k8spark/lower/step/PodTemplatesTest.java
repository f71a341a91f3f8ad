package dev.k8spark.lower.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.lower.Jobs;
import dev.k8spark.runtime.contract.PodContract;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PodTemplatesTest {

  private static final Map<String, Object> PROBE =
      Map.of("httpGet", Map.of("port", "8080"), "periodSeconds", "5");

  private static final Map<String, Object> SIDECAR =
      Map.of("name", "proxy", "image", "proxy:1", "livenessProbe", PROBE);

  private static final Map<String, Object> WRITING_SIDECAR =
      Map.of(
          "name",
          "log",
          "image",
          "log:1",
          "securityContext",
          Map.of("readOnlyRootFilesystem", "false"));

  private static final Map<String, Object> OURS =
      Map.of(
          "name",
          PodContract.DRIVER_CONTAINER,
          "volumeMounts",
          List.of(Map.of("name", "models", "mountPath", "/models", "readOnly", "true")));

  private static final Map<String, Object> SPEC =
      Map.of(
          "containers",
          List.of(SIDECAR, WRITING_SIDECAR, OURS),
          "volumes",
          List.of(
              Map.of("name", "models", "persistentVolumeClaim", Map.of("claimName", "models")),
              Map.of("name", "spark-local-dir-1", "emptyDir", Map.of("sizeLimit", "50Gi"))),
          "tolerations",
          List.of(Map.of("key", "spot", "tolerationSeconds", "30")),
          "securityContext",
          Map.of("runAsUser", "20000"),
          "terminationGracePeriodSeconds",
          "120");

  @Test
  void textsBecomeNumbersAndTruthsWhereTheTypeSaysSo() {
    Container proxy = container(driver(), "proxy");
    assertThat(proxy.getLivenessProbe().getPeriodSeconds()).isEqualTo(5);
    assertThat(proxy.getLivenessProbe().getHttpGet().getPort()).isEqualTo(new IntOrString(8080));
    assertThat(driver().getSpec().getTolerations())
        .extracting(Toleration::getTolerationSeconds)
        .containsExactly(30L);
  }

  @Test
  void ourContainerIsMergedAndStandsFirst() {
    Container first = driver().getSpec().getContainers().getFirst();
    assertThat(driver().getSpec().getContainers()).hasSize(3);
    assertThat(first.getName()).isEqualTo(PodContract.DRIVER_CONTAINER);
    assertThat(first.getVolumeMounts())
        .extracting(VolumeMount::getMountPath)
        .contains("/models", "/tmp");
  }

  @Test
  void sidecarsAreRestrictedWhereTheyDoNotSayOtherwise() {
    assertThat(container(driver(), "proxy").getSecurityContext().getReadOnlyRootFilesystem())
        .isTrue();
    assertThat(container(driver(), "log").getSecurityContext().getReadOnlyRootFilesystem())
        .isFalse();
    assertThat(container(driver(), "log").getSecurityContext().getAllowPrivilegeEscalation())
        .isFalse();
  }

  @Test
  void scratchVolumeMayBeTheUsers() {
    assertThat(driver().getSpec().getVolumes())
        .filteredOn(volume -> "spark-local-dir-1".equals(volume.getName()))
        .extracting(Volume::getEmptyDir)
        .singleElement()
        .satisfies(dir -> assertThat(dir.getSizeLimit()).hasToString("50Gi"));
  }

  @Test
  void chosenUserHasAName() {
    assertThat(driver().getMetadata().getAnnotations().get(PodContract.PASSWD_ANNOTATION))
        .contains("spark:x:20000:10185:");
    assertThat(driver().getSpec().getTerminationGracePeriodSeconds()).isEqualTo(120);
  }

  private static Pod driver() {
    return Jobs.jvm().with(Jobs.driver(0.1, Map.of("spec", SPEC))).bundle().driver();
  }

  private static Container container(Pod pod, String name) {
    return pod.getSpec().getContainers().stream()
        .filter(container -> name.equals(container.getName()))
        .findFirst()
        .orElseThrow();
  }
}
