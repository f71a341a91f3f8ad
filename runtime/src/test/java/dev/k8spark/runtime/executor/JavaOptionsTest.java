package dev.k8spark.runtime.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class JavaOptionsTest {

  @Test
  void definitionsBecomePropertiesAndOtherOptionsAreLeftToTheCommandLine() {
    Map<String, String> environment =
        Map.of(
            "SPARK_JAVA_OPT_0", "-Dspark.driver.port=7078",
            "SPARK_JAVA_OPT_1", "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "SPARK_JAVA_OPT_2", "-Dflag",
            "SPARK_JAVA_OPT_3", "-Dquery=a=b",
            "SPARK_JAVA_OPT_X", "-Dother=1",
            "PATH", "-Dpath=1");
    assertThat(JavaOptions.properties(environment))
        .isEqualTo(Map.of("spark.driver.port", "7078", "flag", "", "query", "a=b"));
  }

  @Test
  void theLaterOfTwoWinsByNumberAndNotByLetter() {
    assertThat(
            JavaOptions.properties(
                Map.of("SPARK_JAVA_OPT_10", "-Da=10", "SPARK_JAVA_OPT_9", "-Da=9")))
        .isEqualTo(Map.of("a", "10"));
  }
}
