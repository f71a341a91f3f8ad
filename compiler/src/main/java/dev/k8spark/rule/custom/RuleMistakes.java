package dev.k8spark.rule.custom;

import dev.k8spark.cel.Compilation;
import dev.k8spark.cel.CompileError;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.policy.CustomRule;
import dev.k8spark.policy.CustomRule.Target;
import dev.k8spark.policy.Policy;
import dev.k8spark.schema.DidYouMean;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says why the expression of a rule is none, with the words of it that are wrong. */
record RuleMistakes(RuleBook book) {

  /** Of all rules of all files, also of those that hold in other namespaces. */
  Stream<Diagnostic> of(Policy policy) {
    String kubernetes = policy.cluster().rulesVersion();
    return policy.files().stream()
        .flatMap(file -> file.allRules().stream())
        .flatMap(rule -> of(rule, kubernetes));
  }

  /** What is wrong on one target is not told again for another. */
  private Stream<Diagnostic> of(CustomRule rule, String kubernetes) {
    for (Target target : rule.on().stream().sorted().toList()) {
      if (book.of(kubernetes, rule, target)
          instanceof Compilation.Rejected(List<CompileError> wrong)) {
        return wrong.stream().map(problem -> finding(rule, problem));
      }
    }
    return Stream.empty();
  }

  private static Diagnostic finding(CustomRule rule, CompileError problem) {
    return Diagnostic.of(
            Code.WRONG_RULE,
            new WrittenText(rule.expression()).span(problem.start(), problem.end()),
            problem.message())
        .withHelp(help(rule.expression().value(), problem));
  }

  private static @Nullable String help(String expression, CompileError problem) {
    String written = expression.substring(problem.start(), problem.end());
    return DidYouMean.nearest(written, problem.alternatives())
        .map("did you mean `%s`?"::formatted)
        .orElse(problem.help());
  }
}
