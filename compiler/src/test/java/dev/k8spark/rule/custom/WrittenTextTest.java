package dev.k8spark.rule.custom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.read.JobReader;
import dev.k8spark.source.Node;
import dev.k8spark.source.SourceFile;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A part of a value is pointed at where it stands; where that cannot be said, the whole is. */
class WrittenTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "e: a.b == 'ü😀' && needle",
        "e: \"a.b == 'ü😀' && needle\"",
        "e: 'a.b == \"ü\" && needle'",
        "e: |\n  a.b\n    && needle\n",
        "e: |-\r\n  a.b\r\n  && needle\r\n",
        "e: >-\n  a.b\n  && needle\n",
        "e: >2-\n   a.b &&\n  needle\n",
        "e: \"a.b\n  && needle\"",
        "{\"e\": \"a.b && needle\"}",
      })
  void aWordOfYamlIsFound(String yaml) {
    assertThat(pointedAt("x.yaml", yaml)).isEqualTo("needle");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "e = \"a.b == 'ü😀' && needle\"",
        "e = \"\"\"a.b && needle\"\"\"",
        "e = \"\"\"\n  a.b &&\n  needle\n\"\"\"",
        "e : needle",
      })
  void aWordOfHoconIsFound(String hocon) {
    assertThat(pointedAt("x.conf", hocon)).isEqualTo("needle");
  }

  @Test
  void whatIsEscapedIsPointedAtAsAWhole() {
    assertThat(pointedAt("x.conf", "e = \"a == \\\"x\\\" && needle\""))
        .isEqualTo("\"a == \\\"x\\\" && needle\"");
    assertThat(pointedAt("x.yaml", "e: 'a == ''x'' && needle'"))
        .isEqualTo("'a == ''x'' && needle'");
  }

  private static String pointedAt(String name, String source) {
    SourceFile file = new SourceFile(name, null, source);
    Node.Mapping root =
        Objects.requireNonNull(JobReader.read(file, path -> false).value(), source).root();
    Node.Text text = (Node.Text) Objects.requireNonNull(root.get("e"));
    int start = text.value().indexOf("needle");
    return new WrittenText(text).span(start, start + "needle".length()).text();
  }
}
