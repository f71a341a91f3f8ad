package dev.k8spark.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.job.ExecutorSettings;
import dev.k8spark.job.InstanceCount;
import dev.k8spark.job.ReservedAnnotation;
import dev.k8spark.job.ReservedConf;
import dev.k8spark.job.ReservedEnv;
import dev.k8spark.job.ReservedLabel;
import dev.k8spark.job.ReservedName;
import dev.k8spark.job.ReservedPodField;
import dev.k8spark.job.SecretUse;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What lowering writes is either refused from a user, or on the short list of what may change. */
class ReservedNamesTest {

  private static final SecretUse SECRET =
      new SecretUse(new TreeMap<>(), new TreeMap<>(Map.of("spark.x", "key")), "/etc/partner");

  private static final Bundle BUNDLE =
      Jobs.python().withSecrets(Map.of("partner", SECRET)).bundle();

  @Test
  void usersMayChangeTheUiOnly() {
    assertThat(BUNDLE.sparkConf().keySet())
        .filteredOn(key -> ReservedName.find(ReservedConf.ALL, key).isEmpty())
        .containsExactly("spark.ui.enabled");
  }

  @Test
  void numberOfExecutorsIsOwnedWhoeverChoosesIt() {
    InstanceCount bounds = new InstanceCount.Between(1, 2, null);
    ExecutorSettings executor = Changed.with(Jobs.executor("1g", 0.1, null), "instances", bounds);
    assertThat(Jobs.python().with(executor).bundle().sparkConf().keySet())
        .contains("spark.dynamicAllocation.enabled")
        .filteredOn(key -> ReservedName.find(ReservedConf.ALL, key).isEmpty())
        .containsExactly("spark.ui.enabled");
  }

  @Test
  void annotationsOfOursAreOwned() {
    assertThat(BUNDLE.driver().getMetadata().getAnnotations().keySet())
        .filteredOn(key -> ReservedName.find(ReservedAnnotation.ALL, key).isEmpty())
        .containsExactly("example.com/owner");
  }

  @Test
  void variablesOfOursAreOwned() {
    Stream<Container> containers =
        Stream.of(BUNDLE.driver(), BUNDLE.request()).map(ReservedNamesTest::container);
    assertThat(containers.flatMap(container -> container.getEnv().stream()).map(EnvVar::getName))
        .filteredOn(name -> ReservedName.find(ReservedEnv.ALL, name).isEmpty())
        .containsExactly("SPARK_USER");
  }

  @Test
  void labelsOfOursAreOwned() {
    assertThat(BUNDLE.request().getMetadata().getLabels().keySet())
        .allMatch(label -> ReservedName.find(ReservedLabel.ALL, label).isPresent());
  }

  @Test
  void mountsOfOursAreOwned() {
    assertThat(container(BUNDLE.driver()).getVolumeMounts())
        .extracting(VolumeMount::getMountPath)
        .filteredOn(path -> ReservedName.find(ReservedPodField.MOUNT_PATH, path).isEmpty())
        .containsExactly("/etc/partner");
  }

  @Test
  void usersMayReplaceTheVolumesOfWritableFoldersOnly() {
    assertThat(BUNDLE.driver().getSpec().getVolumes())
        .extracting(Volume::getName)
        .filteredOn(name -> ReservedName.find(ReservedPodField.VOLUME, name).isEmpty())
        .containsExactly("tmp", "work-dir", "spark-local-dir-1");
  }

  @Test
  void familyOfKeysHasOneEntry() {
    assertThat(ReservedName.find(ReservedConf.ALL, "spark.executorEnv.TZ"))
        .map(ReservedName::instead)
        .hasValue("env");
    assertThat(ReservedName.find(ReservedConf.ALL, "spark.executor.memoryFraction")).isEmpty();
  }

  private static Container container(Pod pod) {
    return pod.getSpec().getContainers().getFirst();
  }
}
