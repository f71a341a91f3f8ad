package dev.k8spark.rehearsal.report;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Says what is skipped where there is no browser, and how to run it. */
final class SkipAloud implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (HeadlessBrowser.program().isPresent() && HeadlessBrowser.driverProgram().isPresent()) {
      return ConditionEvaluationResult.enabled("there is a browser");
    }
    String line =
        "SKIPPED: the report's page in a browser; to run: put chromium and chromedriver on the PATH"
            + " (Debian: chromium chromium-driver), then ./verify -pl rehearsal -am";
    if (context.getTestMethod().isEmpty()) {
      System.out.println(line);
    }
    return ConditionEvaluationResult.disabled(line);
  }
}
