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
final class Cost {

  private static final int LIST = 10;
  private static final int MAP = 30;
  private static final int FORMAT = 25;
  private static final double TRAVERSAL = 0.1;
  private static final double REGEX = 0.25;

  private Cost() {}

  static long of(CelExpr part, Object value, Map<Long, Object> values) {
    return switch (part.getKind()) {
      case IDENT -> 1;
      case SELECT -> part.select().testOnly() ? 0 : path(part);
      case LIST -> isConstant(part) ? 0 : LIST;
      case MAP -> isConstant(part) ? 0 : MAP;
      case CALL -> call(part.call(), value, values);
      default -> 0;
    };
  }

  /** The API server makes constants once, before it judges. */
  private static boolean isConstant(CelExpr part) {
    return switch (part.getKind()) {
      case CONSTANT -> true;
      case LIST -> part.list().elements().stream().allMatch(Cost::isConstant);
      case MAP ->
          part.map().entries().stream()
              .allMatch(entry -> isConstant(entry.key()) && isConstant(entry.value()));
      default -> false;
    };
  }

  /** A path is one step for its start, and one for each field. */
  private static long path(CelExpr part) {
    long steps = 1;
    for (CelExpr at = part; at.getKind().equals(Kind.SELECT); at = at.select().operand()) {
      steps++;
    }
    return steps;
  }

  private static long call(CelExpr.CelCall call, Object result, Map<Long, Object> values) {
    List<Long> sizes =
        Stream.concat(call.target().stream(), call.args().stream())
            .map(argument -> size(argument, values))
            .toList();
    long first = sizes.isEmpty() ? 1 : sizes.getFirst();
    long second = sizes.size() < 2 ? 1 : sizes.get(1);
    return switch (call.function()) {
      case "_&&_", "_||_", "_?_:_" -> 0;
      case "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_" -> share(Math.min(first, second));
      case "_+_" -> result instanceof Collection<?> ? 1 : share(first + second);
      case "@in" -> Math.max(1, second);
      case "matches", "find", "findAll" -> share(first + 1) * (long) Math.ceil(second * REGEX);
      case "contains" -> share(first) * share(second);
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
          share(first);
      case "replace", "split", "ip.isCanonical" -> share(first * 2);
      case "join" -> share(size(result) * 2);
      case "isSorted", "sum", "max", "min", "indexOf", "lastIndexOf" -> first;
      case "validate" -> share(second + 1) * FORMAT;
      case "containsIP", "containsCIDR" -> share(first * 4) + share(second);
      default -> 1;
    };
  }

  private static long share(long size) {
    return (long) Math.ceil(size * TRAVERSAL);
  }

  private static long size(CelExpr argument, Map<Long, Object> values) {
    Object value = values.get(argument.id());
    return value == null ? 1 : size(value);
  }

  private static long size(Object value) {
    return switch (value) {
      case String text -> text.codePointCount(0, text.length());
      case Collection<?> list -> list.size();
      case Map<?, ?> map -> map.size();
      case CelByteString bytes -> bytes.size();
      case Optional<?> optional -> optional.map(Cost::size).orElse(1L);
      default -> 1;
    };
  }
}
