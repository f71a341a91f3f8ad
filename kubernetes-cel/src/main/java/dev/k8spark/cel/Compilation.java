package dev.k8spark.cel;

import java.util.List;

/** What becomes of an expression: a rule, or what is wrong with it. */
public sealed interface Compilation {

  record Compiled(CelRule rule) implements Compilation {}

  record Rejected(List<CompileError> problems) implements Compilation {

    public Rejected {
      problems = List.copyOf(problems);
    }
  }
}
