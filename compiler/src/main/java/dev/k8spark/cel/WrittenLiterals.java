package dev.k8spark.cel;

import dev.cel.bundle.Cel;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.validator.CelAstValidator;
import dev.k8spark.cel.library.FormatString;
import dev.k8spark.cel.library.RegexLibrary;

/** A format must fit the values that stand behind it; a regex that stands as it is, be one. */
final class WrittenLiterals implements CelAstValidator {

  static final WrittenLiterals INSTANCE = new WrittenLiterals();

  private WrittenLiterals() {}

  @Override
  public void validate(CelNavigableAst tree, Cel cel, IssuesFactory issues) {
    tree.getRoot()
        .allNodes()
        .map(CelNavigableExpr::expr)
        .filter(part -> part.getKind().equals(Kind.CALL))
        .forEach(part -> validate(part, issues));
  }

  private static void validate(CelExpr part, IssuesFactory issues) {
    switch (part.call().function()) {
      case "format" -> format(part, issues);
      case "find", "findAll" -> regex(part.call().args().getFirst(), issues);
      default -> {}
    }
  }

  private static void regex(CelExpr pattern, IssuesFactory issues) {
    if (isText(pattern)) {
      RegexLibrary.problem(pattern.constant().stringValue())
          .ifPresent(problem -> issues.addError(pattern.id(), problem));
    }
  }

  private static boolean isText(CelExpr part) {
    return part.getKind().equals(Kind.CONSTANT)
        && part.constant().getKind().equals(CelConstant.Kind.STRING_VALUE);
  }

  private static void format(CelExpr part, IssuesFactory issues) {
    CelExpr pattern = part.call().target().orElse(part);
    CelExpr values = part.call().args().getFirst();
    if (isText(pattern) && values.getKind().equals(Kind.LIST)) {
      FormatString.problem(pattern.constant().stringValue(), values.list().elements().size())
          .ifPresent(problem -> issues.addError(pattern.id(), problem));
    }
  }
}
