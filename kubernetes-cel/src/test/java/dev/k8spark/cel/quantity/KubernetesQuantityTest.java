package dev.k8spark.cel.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Amounts are written as Kubernetes' own library, at 1.36.3, writes them. */
class KubernetesQuantityTest {

  @Test
  void everyAmountHasTheCanonicalFormOfKubernetes() throws IOException {
    List<String> rows = rows();

    assertThat(rows).hasSizeGreaterThan(70);
    assertThat(
            rows.stream()
                .map(row -> row.substring(0, row.indexOf('\t')))
                .map(text -> text + "\t" + written(text)))
        .containsExactlyElementsOf(rows);
  }

  private static String written(String text) {
    return KubernetesQuantity.parse(text).map(KubernetesQuantity::toString).orElse("refused");
  }

  private static List<String> rows() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            KubernetesQuantityTest.class.getResourceAsStream("quantities.tsv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
