package dev.k8spark.testsupport;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

/** Skips tests aloud: each reason is printed once, with what makes the tests run. */
public final class AnnouncedSkip {
  private static final Set<String> ANNOUNCED = ConcurrentHashMap.newKeySet();

  private AnnouncedSkip() {}

  /**
   * Announces the skip and returns it as a condition's result.
   *
   * @param subject what does not run
   * @param remedy what to do so that it runs
   */
  public static ConditionEvaluationResult disable(String subject, String remedy) {
    String line = "SKIPPED: " + subject + "; to run: " + remedy;
    if (ANNOUNCED.add(line)) {
      System.out.println(line);
    }
    return ConditionEvaluationResult.disabled(line);
  }
}
