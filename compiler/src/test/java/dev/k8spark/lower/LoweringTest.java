package dev.k8spark.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.manifest.ManifestYaml;
import dev.k8spark.runtime.contract.ExitCode;
import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.runtime.contract.Sha256;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoweringTest {

  private static final String INSTANCE = "app.kubernetes.io/instance";

  @Test
  void objectsComeInTheOrderInWhichTheyAreApplied() {
    assertThat(Jobs.python().bundle().objects())
        .extracting(HasMetadata::getKind)
        .containsExactly(
            "ServiceAccount",
            "ServiceAccount",
            "Role",
            "RoleBinding",
            "NetworkPolicy",
            "NetworkPolicy",
            "Job");
  }

  @Test
  void sameJobBecomesTheSameObjects() {
    assertThat(Jobs.python().bundle().objects()).isEqualTo(Jobs.python().bundle().objects());
  }

  @Test
  void everyPrefixOfTheStepsLowersToABundle() {
    List<Integer> leaves =
        IntStream.rangeClosed(0, Lowering.STEPS.size())
            .mapToObj(steps -> Lowering.lower(Jobs.python().resolved(), steps))
            .map(bundle -> bundle.objects().stream().map(ManifestYaml::write).toList())
            .map(texts -> String.join("", texts).length())
            .toList();
    assertThat(leaves).isSorted();
    assertThat(Lowering.lower(Jobs.python().resolved(), Lowering.STEPS.size()).objects())
        .isEqualTo(Jobs.python().bundle().objects());
  }

  @Test
  void podKnowsTheHashesOfItsFiles() {
    Bundle bundle = Jobs.python().bundle();
    Map<String, String> annotations = bundle.driver().getMetadata().getAnnotations();
    assertThat(env(bundle, PodContract.CONF_SHA256))
        .isEqualTo(Sha256.hash(annotations.getOrDefault(PodContract.CONF_ANNOTATION, "")));
    assertThat(env(bundle, PodContract.TEMPLATE_SHA256))
        .isEqualTo(Sha256.hash(annotations.getOrDefault(PodContract.TEMPLATE_ANNOTATION, "")));
  }

  @Test
  void ourLabelsWinOverTheUsersOnEveryObjectAndPod() {
    Bundle bundle = Jobs.python().withLabels(Map.of(INSTANCE, "another", "team", "data")).bundle();
    assertThat(bundle.objects())
        .extracting(object -> object.getMetadata().getLabels())
        .allSatisfy(
            labels ->
                assertThat(labels)
                    .containsEntry(INSTANCE, "pi-python")
                    .containsEntry("team", "data"));
    assertThat(List.of(bundle.driver(), bundle.executor()))
        .extracting(pod -> pod.getMetadata().getLabels())
        .allSatisfy(labels -> assertThat(labels).containsEntry(INSTANCE, "pi-python"));
  }

  @Test
  void permanentExitCodesFailTheJobAndDisruptionsComeFirst() {
    Job job = (Job) Jobs.python().bundle().objects().getLast();
    var rules = job.getSpec().getPodFailurePolicy().getRules();
    assertThat(rules).extracting(rule -> rule.getAction()).containsExactly("Ignore", "FailJob");
    assertThat(rules.getLast().getOnExitCodes().getValues())
        .isSorted()
        .doesNotHaveDuplicates()
        .contains(ExitCode.WRONG_SPARK.number())
        .doesNotContain(ExitCode.SUCCEEDED.number(), ExitCode.TERMINATED.number());
  }

  static String env(Bundle bundle, String name) {
    return bundle.driver().getSpec().getContainers().getFirst().getEnv().stream()
        .filter(variable -> name.equals(variable.getName()))
        .map(EnvVar::getValue)
        .findFirst()
        .orElseThrow();
  }
}
