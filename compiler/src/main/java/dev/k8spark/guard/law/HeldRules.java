package dev.k8spark.guard.law;

import dev.k8spark.cel.Compilation;
import dev.k8spark.cel.KubernetesCel;
import dev.k8spark.cel.Variable;
import dev.k8spark.diagnostic.Severity;
import dev.k8spark.guard.Check;
import dev.k8spark.guard.HeldLaw;
import dev.k8spark.guard.Scope;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.source.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The policy's own rules, word for word, where they speak of objects and not of the job's file. */
public final class HeldRules implements HeldLaw.Source {

  private static final List<Variable> OF_PODS =
      List.of(Variable.ofAnything("pod"), Variable.ofAnything("podSpec"));
  private static final List<Variable> OF_OBJECTS = List.of(Variable.ofAnything("object"));

  @Override
  public List<HeldLaw> in(Policy policy) {
    List<HeldLaw> laws = new ArrayList<>();
    for (PolicyFile file : policy.files()) {
      file.entries("rules")
          .filter(rule -> whyNot(policy, rule).isEmpty())
          .forEach(rule -> laws.addAll(held(rule, laws)));
    }
    return laws;
  }

  /** Why admission cannot hold a rule, or not all of it. */
  public static Optional<String> whyNot(Policy policy, PolicyFile.Entry rule) {
    Set<String> on = on(rule);
    if (on.contains("job")) {
      return Optional.of("it speaks of the job's file");
    }
    KubernetesCel cel = KubernetesCel.forVersion(policy.cluster().rulesVersion());

    boolean ofPods = on.contains("driver") || on.contains("executor");
    return (on.contains("object") && cannot(cel, rule, OF_OBJECTS))
            || (ofPods && cannot(cel, rule, OF_PODS))
        ? Optional.of("its expression needs more than the object that is written")
        : Optional.empty();
  }

  private static boolean cannot(
      KubernetesCel cel, PolicyFile.Entry rule, List<Variable> variables) {
    return cel.compile(text(rule, "expression"), variables) instanceof Compilation.Rejected;
  }

  private static List<HeldLaw> held(PolicyFile.Entry rule, List<HeldLaw> before) {
    List<HeldLaw> laws = new ArrayList<>();
    Set<String> on = on(rule);
    if (on.contains("driver") && on.contains("executor")) {
      laws.add(law(rule, Scope.PODS, before));
    } else if (on.contains("driver")) {
      laws.add(law(rule, Scope.DRIVERS, before));
    } else if (on.contains("executor")) {
      laws.add(law(rule, Scope.EXECUTORS, before));
    }
    if (on.contains("object")) {
      laws.add(law(rule, Scope.OBJECTS, before));
    }
    return laws;
  }

  /** The rule's names are bound by loops over one item, so that its text stays as it is. */
  private static HeldLaw law(PolicyFile.Entry rule, Scope scope, List<HeldLaw> before) {
    String own = text(rule, "expression").strip();
    String expression =
        scope == Scope.OBJECTS
            ? own
            : "[variables.pod].all(pod, [variables.podSpec].all(podSpec,\n%s))".formatted(own);
    String help = Optional.of(text(rule, "help")).filter(h -> !h.isEmpty()).orElse("");
    String message = text(rule, "message") + (help.isEmpty() ? "" : ": " + help);
    String name = "rule." + rule.key() + (scope == Scope.OBJECTS ? ".object" : "");
    long same = before.stream().filter(law -> law.code().equals(rule.key())).count();
    return new HeldLaw(
        same == 0 ? name : name + "." + (same + 1),
        rule.key(),
        Severity.ERROR,
        scope,
        List.of(new Check(expression, message)));
  }

  private static Set<String> on(PolicyFile.Entry rule) {
    Set<String> on = new LinkedHashSet<>();
    if (Node.below(rule.value(), "on") instanceof Node.Sequence list) {
      list.items().stream()
          .filter(Node.Text.class::isInstance)
          .forEach(item -> on.add(((Node.Text) item).value()));
    }
    return on;
  }

  private static String text(PolicyFile.Entry rule, String key) {
    @Nullable Node node = Node.below(rule.value(), key);
    return node instanceof Node.Text text ? text.value() : "";
  }
}
