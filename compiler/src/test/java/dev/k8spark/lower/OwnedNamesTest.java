package dev.k8spark.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.job.Executor;
import dev.k8spark.job.Instances;
import dev.k8spark.job.Owned;
import dev.k8spark.job.OwnedAnnotation;
import dev.k8spark.job.OwnedConf;
import dev.k8spark.job.OwnedEnv;
import dev.k8spark.job.OwnedLabel;
import dev.k8spark.job.OwnedPodField;
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
class OwnedNamesTest {

  private static final SecretUse SECRET =
      new SecretUse(new TreeMap<>(), new TreeMap<>(Map.of("spark.x", "key")), "/etc/partner");

  private static final Bundle BUNDLE =
      Jobs.python().withSecrets(Map.of("partner", SECRET)).bundle();

  @Test
  void usersMayChangeTheUiOnly() {
    assertThat(BUNDLE.sparkConf().keySet())
        .filteredOn(key -> Owned.find(OwnedConf.ALL, key).isEmpty())
        .containsExactly("spark.ui.enabled");
  }

  @Test
  void numberOfExecutorsIsOwnedWhoeverChoosesIt() {
    Instances bounds = new Instances.Between(1, 2, null);
    Executor executor = Changed.with(Jobs.executor("1g", 0.1, null), "instances", bounds);
    assertThat(Jobs.python().with(executor).bundle().sparkConf().keySet())
        .contains("spark.dynamicAllocation.enabled")
        .filteredOn(key -> Owned.find(OwnedConf.ALL, key).isEmpty())
        .containsExactly("spark.ui.enabled");
  }

  @Test
  void annotationsOfOursAreOwned() {
    assertThat(BUNDLE.driver().getMetadata().getAnnotations().keySet())
        .filteredOn(key -> Owned.find(OwnedAnnotation.ALL, key).isEmpty())
        .containsExactly("example.com/owner");
  }

  @Test
  void variablesOfOursAreOwned() {
    Stream<Container> containers =
        Stream.of(BUNDLE.driver(), BUNDLE.request()).map(OwnedNamesTest::container);
    assertThat(containers.flatMap(container -> container.getEnv().stream()).map(EnvVar::getName))
        .filteredOn(name -> Owned.find(OwnedEnv.ALL, name).isEmpty())
        .containsExactly("SPARK_USER");
  }

  @Test
  void labelsOfOursAreOwned() {
    assertThat(BUNDLE.request().getMetadata().getLabels().keySet())
        .allMatch(label -> Owned.find(OwnedLabel.ALL, label).isPresent());
  }

  @Test
  void mountsOfOursAreOwned() {
    assertThat(container(BUNDLE.driver()).getVolumeMounts())
        .extracting(VolumeMount::getMountPath)
        .filteredOn(path -> Owned.find(OwnedPodField.MOUNT_PATH, path).isEmpty())
        .containsExactly("/etc/partner");
  }

  @Test
  void usersMayReplaceTheVolumesOfWritableFoldersOnly() {
    assertThat(BUNDLE.driver().getSpec().getVolumes())
        .extracting(Volume::getName)
        .filteredOn(name -> Owned.find(OwnedPodField.VOLUME, name).isEmpty())
        .containsExactly("tmp", "work-dir", "spark-local-dir-1");
  }

  @Test
  void familyOfKeysHasOneEntry() {
    assertThat(Owned.find(OwnedConf.ALL, "spark.executorEnv.TZ"))
        .map(Owned::instead)
        .hasValue("env");
    assertThat(Owned.find(OwnedConf.ALL, "spark.executor.memoryFraction")).isEmpty();
  }

  private static Container container(Pod pod) {
    return pod.getSpec().getContainers().getFirst();
  }
}
