package dev.k8spark.cel;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.values.CelByteString;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What one step of an evaluation costs, as the API server counts. */
final class EvaluationCost {

  private static final int LIST = 10;
  private static final int MAP = 30;
  private static final int FORMAT = 25;
  private static final double TRAVERSAL = 0.1;
  private static final double REGEX = 0.25;

  private EvaluationCost() {}

  static long costOf(CelExpr part, Object value, Map<Long, Object> values) {
    return switch (part.getKind()) {
      case IDENT -> 1;
      case SELECT -> part.select().testOnly() ? 0 : countPath(part);
      case LIST -> isConstant(part) ? 0 : LIST;
      case MAP -> isConstant(part) ? 0 : MAP;
      case CALL -> costOfCall(part.call(), value, values);
      default -> 0;
    };
  }

  /** The API server makes constants once, before it judges. */
  private static boolean isConstant(CelExpr part) {
    return switch (part.getKind()) {
      case CONSTANT -> true;
      case LIST -> part.list().elements().stream().allMatch(EvaluationCost::isConstant);
      case MAP ->
          part.map().entries().stream()
              .allMatch(entry -> isConstant(entry.key()) && isConstant(entry.value()));
      default -> false;
    };
  }

  /** A path is one step for its start, and one for each field. */
  private static long countPath(CelExpr part) {
    long steps = 1;
    for (CelExpr at = part; at.getKind().equals(Kind.SELECT); at = at.select().operand()) {
      steps++;
    }
    return steps;
  }

  private static long costOfCall(CelExpr.CelCall call, Object result, Map<Long, Object> values) {
    List<Long> sizes =
        Stream.concat(call.target().stream(), call.args().stream())
            .map(argument -> sizeOf(argument, values))
            .toList();
    long first = sizes.isEmpty() ? 1 : sizes.getFirst();
    long second = sizes.size() < 2 ? 1 : sizes.get(1);
    return switch (call.function()) {
      case "_&&_", "_||_", "_?_:_" -> 0;
      case "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_" -> costOfTraversal(Math.min(first, second));
      case "_+_" -> result instanceof Collection<?> ? 1 : costOfTraversal(first + second);
      case "@in" -> Math.max(1, second);
      case "matches", "find", "findAll" ->
          costOfTraversal(first + 1) * (long) Math.ceil(second * REGEX);
      case "contains" -> costOfTraversal(first) * costOfTraversal(second);
      case "startsWith",
          "endsWith",
          "url",
          "lowerAscii",
          "upperAscii",
          "substring",
          "trim",
          "cidr",
          "isIP",
          "isCIDR",
          "ip",
          "quantity",
          "isQuantity",
          "semver",
          "isSemver",
          "format" ->
          costOfTraversal(first);
      case "replace", "split", "ip.isCanonical" -> costOfTraversal(first * 2);
      case "join" -> costOfTraversal(sizeOf(result) * 2);
      case "isSorted", "sum", "max", "min", "indexOf", "lastIndexOf" -> first;
      case "validate" -> costOfTraversal(second + 1) * FORMAT;
      case "containsIP", "containsCIDR" -> costOfTraversal(first * 4) + costOfTraversal(second);
      default -> 1;
    };
  }

  private static long costOfTraversal(long size) {
    return (long) Math.ceil(size * TRAVERSAL);
  }

  private static long sizeOf(CelExpr argument, Map<Long, Object> values) {
    Object value = values.get(argument.id());
    return value == null ? 1 : sizeOf(value);
  }

  private static long sizeOf(Object value) {
    return switch (value) {
      case String text -> text.codePointCount(0, text.length());
      case Collection<?> list -> list.size();
      case Map<?, ?> map -> map.size();
      case CelByteString bytes -> bytes.size();
      case Optional<?> optional -> optional.map(EvaluationCost::sizeOf).orElse(1L);
      default -> 1;
    };
  }
}
