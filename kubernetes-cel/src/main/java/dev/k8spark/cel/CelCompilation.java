package dev.k8spark.cel;

import java.util.List;

/** What becomes of an expression: a rule, or what is wrong with it. */
public sealed interface CelCompilation {

  record CompiledRule(CelRule rule) implements CelCompilation {}

  record RejectedExpression(List<CelCompileError> errors) implements CelCompilation {

    public RejectedExpression {
      errors = List.copyOf(errors);
    }
  }
}
