package dev.k8spark.rule.custom;

import dev.k8spark.cel.CelRule;
import dev.k8spark.cel.Compilation;
import dev.k8spark.cel.CostBudget;
import dev.k8spark.cel.PowerAssertion;
import dev.k8spark.cel.Verdict;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.policy.CustomRule;
import dev.k8spark.policy.CustomRule.Target;
import dev.k8spark.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Holds rules against one thing, and tells of each that does not hold which values decided it.
 *
 * @param place where a finding of a rule about a target points
 */
record RuleFindings(RuleBook book, String kubernetes, BiFunction<CustomRule, Target, Span> place) {

  /** The rules of one file share what they may cost, as those of one policy in a cluster do. */
  Stream<Diagnostic> of(List<CustomRule> rules, RuleTarget subject) {
    CostBudget budget = new CostBudget();
    return rules.stream()
        .filter(rule -> rule.on().contains(subject.target()))
        .flatMap(rule -> of(rule, subject, budget).stream());
  }

  private Optional<Diagnostic> of(CustomRule rule, RuleTarget subject, CostBudget budget) {
    return switch (book.of(kubernetes, rule, subject.target())) {
      case Compilation.Rejected _ -> Optional.empty();
      case Compilation.Compiled(CelRule compiled) ->
          switch (compiled.judge(subject.values(), budget)) {
            case Verdict.Holds _ -> Optional.empty();
            case Verdict.Fails fails -> Optional.of(failed(rule, subject, fails));
            case Verdict.Errors errors -> Optional.of(undecided(rule, subject, errors));
          };
    };
  }

  private Diagnostic failed(CustomRule rule, RuleTarget subject, Verdict.Fails fails) {
    String asking = rule.owner() == null ? "" : rule.owner() + " decides on it";
    String help =
        rule.help() == null ? asking : rule.help() + (asking.isEmpty() ? "" : "; " + asking);
    Diagnostic finding = finding(rule, subject, rule.message(), fails.values());
    return finding
        .withHelp(help.isEmpty() ? null : help)
        .withEvidence(subject.evidence(fails.reads(), finding.span()));
  }

  /** In a cluster an error is a refusal, and so it is here. */
  private Diagnostic undecided(CustomRule rule, RuleTarget subject, Verdict.Errors errors) {
    List<Verdict.Value> values = new ArrayList<>(errors.values());
    values.add(new Verdict.Value(errors.start(), errors.end(), errors.message()));
    values.sort(Comparator.comparingInt(Verdict.Value::start));
    String message = "the rule cannot be judged, which counts as no: " + errors.message();
    String owner = rule.owner() == null ? "" : "; %s decides on it".formatted(rule.owner());
    return finding(rule, subject, message, values)
        .withHelp(
            "Kubernetes would refuse it too; guard what may be missing with `has(…)`" + owner);
  }

  private Diagnostic finding(
      CustomRule rule, RuleTarget subject, String message, List<Verdict.Value> values) {
    return Diagnostic.of(Code.POLICY_RULE, place.apply(rule, subject.target()), message)
        .ofRule(rule.name())
        .withLabel(subject.name())
        .withOther(written(rule), "the policy's rule")
        .withValues(shown(rule, values));
  }

  private static Span written(CustomRule rule) {
    String expression = rule.expression().value();
    int start = expression.length() - expression.stripLeading().length();
    return new WrittenText(rule.expression()).span(start, expression.stripTrailing().length());
  }

  /** The expression with its values, without the blanks that set it off in the policy. */
  private static String shown(CustomRule rule, List<Verdict.Value> values) {
    List<String> lines = PowerAssertion.render(rule.expression().value(), values);
    return String.join("\n", lines).stripTrailing().stripIndent().replaceFirst("^\n+", "");
  }
}
