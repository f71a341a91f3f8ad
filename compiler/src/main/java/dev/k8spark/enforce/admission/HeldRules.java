package dev.k8spark.enforce.admission;

import dev.k8spark.cel.Compilation;
import dev.k8spark.cel.KubernetesCel;
import dev.k8spark.cel.Variable;
import dev.k8spark.diagnostic.Severity;
import dev.k8spark.enforce.AdmissionRule;
import dev.k8spark.enforce.CelValidation;
import dev.k8spark.enforce.MatchScope;
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
public final class HeldRules implements AdmissionRule.Source {

  private static final List<Variable> OF_PODS =
      List.of(Variable.ofAnything("pod"), Variable.ofAnything("podSpec"));
  private static final List<Variable> OF_OBJECTS = List.of(Variable.ofAnything("object"));

  @Override
  public List<AdmissionRule> in(Policy policy) {
    List<AdmissionRule> laws = new ArrayList<>();
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

  private static List<AdmissionRule> held(PolicyFile.Entry rule, List<AdmissionRule> before) {
    List<AdmissionRule> laws = new ArrayList<>();
    Set<String> on = on(rule);
    if (on.contains("driver") && on.contains("executor")) {
      laws.add(law(rule, MatchScope.PODS, before));
    } else if (on.contains("driver")) {
      laws.add(law(rule, MatchScope.DRIVERS, before));
    } else if (on.contains("executor")) {
      laws.add(law(rule, MatchScope.EXECUTORS, before));
    }
    if (on.contains("object")) {
      laws.add(law(rule, MatchScope.OBJECTS, before));
    }
    return laws;
  }

  /** The rule's names are bound by loops over one item, so that its text stays as it is. */
  private static AdmissionRule law(
      PolicyFile.Entry rule, MatchScope scope, List<AdmissionRule> before) {
    String own = text(rule, "expression").strip();
    String expression =
        scope == MatchScope.OBJECTS
            ? own
            : "[variables.pod].all(pod, [variables.podSpec].all(podSpec,\n%s))".formatted(own);
    String help = Optional.of(text(rule, "help")).filter(h -> !h.isEmpty()).orElse("");
    String message = text(rule, "message") + (help.isEmpty() ? "" : ": " + help);
    String name = "rule." + rule.key() + (scope == MatchScope.OBJECTS ? ".object" : "");
    long same = before.stream().filter(law -> law.code().equals(rule.key())).count();
    return new AdmissionRule(
        same == 0 ? name : name + "." + (same + 1),
        rule.key(),
        Severity.ERROR,
        scope,
        List.of(new CelValidation(expression, message)));
  }

  private static Set<String> on(PolicyFile.Entry rule) {
    Set<String> on = new LinkedHashSet<>();
    if (Node.childOf(rule.value(), "on") instanceof Node.Sequence list) {
      list.items().stream()
          .filter(Node.Text.class::isInstance)
          .forEach(item -> on.add(((Node.Text) item).value()));
    }
    return on;
  }

  private static String text(PolicyFile.Entry rule, String key) {
    @Nullable Node node = Node.childOf(rule.value(), key);
    return node instanceof Node.Text text ? text.value() : "";
  }
}
