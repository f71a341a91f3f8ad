package dev.k8spark.cel;

import dev.cel.bundle.Cel;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSource;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.validator.CelAstValidator;
import dev.k8spark.cel.library.FormatString;
import dev.k8spark.cel.library.RegexLibrary;
import java.util.List;
import java.util.Objects;

/**
 * A format must fit the values that stand behind it; a regex that stands as it is, be one; and what
 * is converted as it stands, be convertible.
 */
final class LiteralValidator implements CelAstValidator {

  static final LiteralValidator INSTANCE = new LiteralValidator();

  private LiteralValidator() {}

  @Override
  public void validate(CelNavigableAst tree, Cel cel, IssuesFactory issues) {
    tree.getRoot()
        .allNodes()
        .map(CelNavigableExpr::expr)
        .filter(part -> part.getKind().equals(Kind.CALL))
        .forEach(part -> validate(part, tree.getAst(), cel, issues));
  }

  private static void validate(
      CelExpr part, CelAbstractSyntaxTree tree, Cel cel, IssuesFactory issues) {
    List<CelExpr> arguments = part.call().args();
    switch (part.call().function()) {
      case "format" -> validateFormat(part, tree, issues);
      case "matches", "find", "findAll" ->
          validateRegex(arguments.get(part.call().target().isPresent() ? 0 : 1), issues);
      case "bool", "bytes", "double", "duration", "int", "string", "timestamp", "uint" -> {
        if (arguments.getFirst().getKind().equals(Kind.CONSTANT)) {
          validateConversion(part, cel, issues);
        }
      }
      default -> {}
    }
  }

  private static void validateRegex(CelExpr pattern, IssuesFactory issues) {
    if (isText(pattern)) {
      RegexLibrary.validate(pattern.constant().stringValue())
          .ifPresent(problem -> issues.addError(pattern.id(), problem));
    }
  }

  private static boolean isText(CelExpr part) {
    return part.getKind().equals(Kind.CONSTANT)
        && part.constant().getKind().equals(CelConstant.Kind.STRING_VALUE);
  }

  private static void validateFormat(
      CelExpr part, CelAbstractSyntaxTree tree, IssuesFactory issues) {
    CelExpr pattern = part.call().target().orElse(part);
    CelExpr values = part.call().args().getFirst();
    if (isText(pattern) && values.getKind().equals(Kind.LIST)) {
      FormatString.validate(pattern.constant().stringValue(), listTypes(values, tree))
          .ifPresent(problem -> issues.addError(pattern.id(), problem));
    }
  }

  private static List<CelType> listTypes(CelExpr values, CelAbstractSyntaxTree tree) {
    return values.list().elements().stream()
        .map(value -> Objects.requireNonNullElse(tree.getTypeMap().get(value.id()), SimpleType.DYN))
        .toList();
  }

  private static void validateConversion(CelExpr part, Cel cel, IssuesFactory issues) {
    try {
      CelAbstractSyntaxTree alone =
          cel.check(CelAbstractSyntaxTree.newParsedAst(part, CelSource.newBuilder().build()))
              .getAst();
      cel.createProgram(alone).eval();
    } catch (CelValidationException | CelEvaluationException e) {
      issues.addError(part.id(), String.valueOf(e.getMessage()));
    }
  }
}
