package dev.k8spark.rehearsal;

import dev.k8spark.testsupport.AnnouncedSkip;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The lines of Spark to rehearse with; without any, says once that nothing is rehearsed. */
final class SparkLines implements ExecutionCondition {
  private static final String VARIABLE = "K8SPARK_REHEARSAL_LINES";
  private static final List<String> LINES =
      Arrays.stream(System.getenv().getOrDefault(VARIABLE, "").split(","))
          .filter(line -> !line.isEmpty())
          .toList();

  static Stream<String> all() {
    return LINES.stream();
  }

  static Stream<String> last() {
    return LINES.stream().skip(LINES.size() - 1L);
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (!LINES.isEmpty()) {
      return ConditionEvaluationResult.enabled("rehearsing with Spark " + LINES);
    }
    return AnnouncedSkip.disable(
        context.getRequiredTestClass().getSimpleName() + ", with a real Spark",
        "set %s=3.5,4.3, then ./verify -pl samples/apps/jvm,rehearsal -am".formatted(VARIABLE));
  }
}
