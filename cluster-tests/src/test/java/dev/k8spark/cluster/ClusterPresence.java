package dev.k8spark.cluster;

import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;

import dev.k8spark.testsupport.AnnouncedSkip;
import dev.k8spark.testsupport.PathPrograms;
import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests where the cluster or a setting that they need is missing, and says what to set. */
final class ClusterPresence implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (Setting.KUBECONFIG.value().isEmpty()) {
      return skip("the tests on a cluster", "set KUBECONFIG to a cluster that can run the image");
    }
    if (PathPrograms.find("kubectl").isEmpty()) {
      return skip("the tests on a cluster", "put kubectl on the PATH");
    }
    Optional<Setting> missing =
        findAnnotation(context.getElement(), Needs.class)
            .map(Needs::value)
            .filter(setting -> setting.value().isEmpty());
    return missing
        .map(setting -> skip(name(context), "set " + setting.name()))
        .orElseGet(() -> ConditionEvaluationResult.enabled("everything is there"));
  }

  private static String name(ExtensionContext context) {
    return context
        .getTestMethod()
        .map(Method::getName)
        .orElseGet(() -> context.getRequiredTestClass().getSimpleName());
  }

  private static ConditionEvaluationResult skip(String subject, String remedy) {
    return AnnouncedSkip.disable(subject, remedy + ", then ./verify -pl cluster-tests -am");
  }
}
