package dev.k8spark.rehearsal.report;

import dev.k8spark.testsupport.AnnouncedSkip;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests where this machine has no browser, and says how to run them. */
final class BrowserPresence implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    boolean isHere =
        HeadlessBrowser.program().isPresent() && HeadlessBrowser.driverProgram().isPresent();
    return isHere
        ? ConditionEvaluationResult.enabled("there is a browser")
        : AnnouncedSkip.disable(
            "the report's page in a browser",
            "put chromium and chromedriver on the PATH (Debian: chromium chromium-driver),"
                + " then ./verify -pl rehearsal -am");
  }
}
