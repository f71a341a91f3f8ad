package dev.k8spark.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.PolicyCompiler;
import dev.k8spark.source.SourceFile;
import dev.k8spark.testsupport.VerdictRow;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Our own CEL judges the tables of verdicts by the very policies that leave for the cluster; there,
 * the API server judges the same rows.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerdictsTest {

  private static final int LEAST_ROWS = 6;
  private static final Map<String, Class<? extends HasMetadata>> TYPES =
      Map.of(
          "Pod", Pod.class,
          "Job", Job.class,
          "CronJob", CronJob.class,
          "NetworkPolicy", NetworkPolicy.class);
  private static final String POD_UID = "11111111-2222-3333-4444-555555555555";

  private static final Map<String, Object> DRIVER =
      Map.of(
          "username",
          "system:serviceaccount:k8spark-verdicts:pi-driver",
          "extra",
          Map.of("authentication.kubernetes.io/pod-uid", List.of(POD_UID)));
  private static final Map<String, Object> SOMEBODY = Map.of("username", "author");

  private final List<HasMetadata> policies = guard().admission();
  private final AdmissionPolicyEvaluator admission = new AdmissionPolicyEvaluator(policies, "1.36");

  @ParameterizedTest
  @MethodSource("rows")
  void ourVerdictIsTheTables(VerdictRow row) {
    Set<String> codes =
        admission.refusals(typed(row.object()), row.isFromDriver() ? DRIVER : SOMEBODY).stream()
            .map(AdmissionPolicyEvaluator.Refusal::code)
            .collect(Collectors.toSet());
    assertThat(codes).isEqualTo(row.isRefused() ? Set.of(row.code()) : Set.of());
  }

  @Test
  void everyRuleHasRowsOfBothVerdicts() {
    Map<String, List<VerdictRow>> tables =
        VerdictRow.readAll(UnaryOperator.identity()).stream()
            .collect(Collectors.groupingBy(VerdictRow::code));
    Set<String> codes =
        policies.stream()
            .filter(ValidatingAdmissionPolicy.class::isInstance)
            .flatMap(
                policy -> ((ValidatingAdmissionPolicy) policy).getSpec().getValidations().stream())
            .map(validation -> validation.getMessage().replaceAll("(?s):.*", ""))
            .collect(Collectors.toSet());
    assertThat(tables.keySet()).isEqualTo(codes);
    assertThat(tables.values())
        .allSatisfy(
            rows -> {
              assertThat(rows).hasSizeGreaterThanOrEqualTo(LEAST_ROWS);
              assertThat(rows).anyMatch(VerdictRow::isRefused).anyMatch(row -> !row.isRefused());
            });
  }

  static List<VerdictRow> rows() {
    return VerdictRow.readAll(UnaryOperator.identity());
  }

  private static HasMetadata typed(JsonNode object) {
    return JsonMapper.shared().convertValue(object, TYPES.get(object.path("kind").asString()));
  }

  private static NamespaceManifests guard() {
    Path file = VerdictRow.FOLDER.resolve("k8spark-policy.conf");
    try {
      SourceFile source = SourceFile.read(file, "cluster-tests/verdicts/k8spark-policy.conf");
      var compiled = new PolicyCompiler().compile(source, null);
      return Objects.requireNonNull(compiled.value(), () -> compiled.diagnostics().toString())
          .getFirst()
          .manifests();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
