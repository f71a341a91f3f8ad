package dev.k8spark.rule.custom;

import dev.k8spark.cel.CelCompilation;
import dev.k8spark.cel.KubernetesCel;
import dev.k8spark.cel.VariableDeclaration;
import dev.k8spark.policy.CustomRule;
import dev.k8spark.policy.CustomRule.Target;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Compiles each expression once for each version of Kubernetes, whoever asks and how often. */
final class RuleBook {

  private static final VariableDeclaration JOB = VariableDeclaration.ofAnything("job");

  private static final List<VariableDeclaration> OF_PODS =
      List.of(
          VariableDeclaration.of("podSpec", PodSpec.class),
          VariableDeclaration.of("pod", Pod.class),
          JOB);

  private static final List<VariableDeclaration> OF_OBJECTS =
      List.of(VariableDeclaration.ofAnything("object"), JOB);

  private final Map<String, KubernetesCel> languages = new ConcurrentHashMap<>();
  private final Map<Key, CelCompilation> compiled = new ConcurrentHashMap<>();

  private record Key(String kubernetes, List<VariableDeclaration> variables, String expression) {}

  /** Compiles a rule for one of its targets. */
  CelCompilation compile(String kubernetes, CustomRule rule, Target target) {
    Key key = new Key(kubernetes, variablesOf(target), rule.expression().value());
    @Nullable CelCompilation known = compiled.get(key);
    return known != null ? known : compiled.computeIfAbsent(key, this::compile);
  }

  private CelCompilation compile(Key key) {
    return languages
        .computeIfAbsent(key.kubernetes(), KubernetesCel::forVersion)
        .compile(key.expression(), key.variables());
  }

  private static List<VariableDeclaration> variablesOf(Target target) {
    return switch (target) {
      case DRIVER, EXECUTOR -> OF_PODS;
      case JOB -> List.of(JOB);
      case OBJECT -> OF_OBJECTS;
    };
  }
}
