package dev.k8spark.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.PolicyCompiler;
import dev.k8spark.source.SourceFile;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Our own CEL judges the tables of verdicts by the very policies that leave for the cluster; there,
 * the API server judges the same rows.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerdictsTest {

  private static final int LEAST_ROWS = 6;
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
  void ourVerdictIsTheTables(Row row) {
    Set<String> codes =
        admission.refusals(row.object(), row.isOfDriver() ? DRIVER : SOMEBODY).stream()
            .map(AdmissionPolicyEvaluator.Refusal::code)
            .collect(Collectors.toSet());
    assertThat(codes).isEqualTo(row.isRefused() ? Set.of(row.code()) : Set.of());
  }

  @Test
  void everyLawHasRowsOfBothVerdicts() {
    Map<String, List<Row>> tables = Row.all().stream().collect(Collectors.groupingBy(Row::code));
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
              assertThat(rows).anyMatch(Row::isRefused).anyMatch(row -> !row.isRefused());
            });
  }

  static List<Row> rows() {
    return Row.all();
  }

  private static NamespaceManifests guard() {
    Path file = Row.FOLDER.resolve("k8spark-policy.conf");
    try {
      SourceFile source = SourceFile.read(file, "cluster-tests/verdicts/k8spark-policy.conf");
      var compiled = new PolicyCompiler().compile(source, null);
      return Objects.requireNonNull(compiled.value(), () -> compiled.diagnostics().toString())
          .getFirst().manifests();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
