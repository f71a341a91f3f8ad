package dev.k8spark.lower.step;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpansionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$(HOME)",
        "$$(HOME)",
        "$$$(HOME)",
        "a$b",
        "5$",
        "$$",
        "$",
        "${run.date}",
        "$(open",
        "$((1))"
      })
  void kubernetesGivesTheTextBack(String text) {
    assertThat(expanded(Expansion.escape(text))).isEqualTo(text);
  }

  /** Kubernetes' rule: two dollars are one, {@code $(X)} is a variable, any other dollar stays. */
  private static String expanded(String text) {
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
      if (text.charAt(i) == '$' && next == '$') {
        i++;
      } else if (text.charAt(i) == '$' && next == '(' && text.indexOf(')', i) > 0) {
        return "EXPANDED";
      }
      result.append(text.charAt(i));
    }
    return result.toString();
  }
}
