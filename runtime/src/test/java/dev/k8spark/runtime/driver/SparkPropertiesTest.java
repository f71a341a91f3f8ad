package dev.k8spark.runtime.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.k8spark.runtime.pod.StartupFailure;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class SparkPropertiesTest {

  @Test
  void valuesAreReadAsSparkReadsThem() {
    assertThat(parse("spark.a=x=y \nspark.b = c\\:d\n# no\nspark.e=\n"))
        .isEqualTo(Map.of("spark.a", "x=y", "spark.b", "c:d", "spark.e", ""));
  }

  @Test
  void aBrokenEscapeIsAWrongConfiguration() {
    assertThatThrownBy(() -> parse("spark.a=\\u00zz")).isInstanceOf(StartupFailure.class);
  }

  private static SortedMap<String, String> parse(String text) {
    return SparkProperties.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
