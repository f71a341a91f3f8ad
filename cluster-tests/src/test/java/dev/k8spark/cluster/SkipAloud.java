package dev.k8spark.cluster;

import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Says once for each missing thing what is skipped and how to run it. */
final class SkipAloud implements ExecutionCondition {
  private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (Setting.KUBECONFIG.value().isEmpty()) {
      return skip("the tests on a cluster", "set KUBECONFIG to a cluster that can run the image");
    }
    if (!isOnPath("kubectl")) {
      return skip("the tests on a cluster", "put kubectl on the PATH");
    }
    Optional<Setting> missing =
        findAnnotation(context.getElement(), Needs.class)
            .map(Needs::value)
            .filter(setting -> setting.value().isEmpty());
    return missing
        .map(s -> skip(context.getRequiredTestMethod().getName(), "set " + s.name()))
        .orElseGet(() -> ConditionEvaluationResult.enabled("everything is there"));
  }

  private static ConditionEvaluationResult skip(String what, String remedy) {
    String line = "SKIPPED: " + what + "; to run: " + remedy + ", then ./verify -pl cluster-tests";
    if (SAID.add(line)) {
      System.out.println(line);
    }
    return ConditionEvaluationResult.disabled(line);
  }

  private static boolean isOnPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
