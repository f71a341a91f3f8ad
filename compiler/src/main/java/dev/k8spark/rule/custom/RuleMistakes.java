package dev.k8spark.rule.custom;

import dev.k8spark.cel.CelCompilation;
import dev.k8spark.cel.CelCompileError;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.policy.CustomRule;
import dev.k8spark.policy.CustomRule.Target;
import dev.k8spark.policy.Policy;
import dev.k8spark.schema.DidYouMean;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reports why the expression of a rule is invalid, with the part of it that is wrong. */
record RuleMistakes(RuleBook book) {

  /** Returns the mistakes of all rules of all files, those of other namespaces included. */
  Stream<Diagnostic> find(Policy policy) {
    String kubernetes = policy.cluster().rulesVersion();
    return policy.files().stream()
        .flatMap(file -> file.allRules().stream())
        .flatMap(rule -> find(rule, kubernetes));
  }

  /** What is wrong on one target is not reported again for another. */
  private Stream<Diagnostic> find(CustomRule rule, String kubernetes) {
    for (Target target : rule.on().stream().sorted().toList()) {
      if (book.compile(kubernetes, rule, target)
          instanceof CelCompilation.RejectedExpression(List<CelCompileError> errors)) {
        return errors.stream().map(error -> report(rule, error));
      }
    }
    return Stream.empty();
  }

  private static Diagnostic report(CustomRule rule, CelCompileError error) {
    return Diagnostic.of(
            Code.WRONG_RULE,
            new WrittenText(rule.expression()).span(error.start(), error.end()),
            error.message())
        .withHelp(suggest(error));
  }

  private static @Nullable String suggest(CelCompileError error) {
    return Optional.ofNullable(error.unknownName())
        .flatMap(name -> DidYouMean.findNearest(name, error.alternatives()))
        .map("did you mean `%s`?"::formatted)
        .orElse(error.help());
  }
}
