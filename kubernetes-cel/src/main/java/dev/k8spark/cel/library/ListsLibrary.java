package dev.k8spark.cel.library;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.BYTES;
import static dev.cel.common.types.SimpleType.DOUBLE;
import static dev.cel.common.types.SimpleType.DURATION;
import static dev.cel.common.types.SimpleType.DYN;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;
import static dev.cel.common.types.SimpleType.TIMESTAMP;
import static dev.cel.common.types.SimpleType.UINT;
import static dev.k8spark.cel.library.FunctionOverload.declareMember;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.TypeParamType;
import dev.cel.runtime.CelEvaluationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Sums, extremes, order and places in lists. */
final class ListsLibrary {

  private static final List<CelType> COMPARABLE =
      List.of(INT, UINT, DOUBLE, BOOL, DURATION, TIMESTAMP, STRING, BYTES);
  private static final List<CelType> SUMMABLE = List.of(INT, UINT, DOUBLE, DURATION);

  private ListsLibrary() {}

  static List<FunctionOverload> listOverloads() {
    List<FunctionOverload> all = new ArrayList<>();
    for (CelType type : COMPARABLE) {
      List<CelType> list = List.of(ListType.create(type));
      String name = nameOf(type);
      all.add(
          declareMember(
              "isSorted", "list_%s_is_sorted_bool".formatted(name), BOOL, list, a -> isSorted(a)));
      all.add(
          declareMember(
              "min", "list_%s_min_%s".formatted(name, name), type, list, a -> findExtreme(a, -1)));
      all.add(
          declareMember(
              "max", "list_%s_max_%s".formatted(name, name), type, list, a -> findExtreme(a, 1)));
    }
    for (CelType type : SUMMABLE) {
      List<CelType> list = List.of(ListType.create(type));
      String id = "list_%s_sum_%s".formatted(nameOf(type), nameOf(type));
      all.add(
          declareMember(
              "sum", id, type, list, a -> ListSum.add(castToList(a), ListSum.zeroOf(type))));
    }
    TypeParamType any = TypeParamType.create("A");
    List<CelType> listAndItem = List.of(ListType.create(any), any);
    all.add(declareMember("indexOf", "list_a_index_of_int", INT, listAndItem, a -> indexOf(a)));
    all.add(
        declareMember(
            "lastIndexOf", "list_a_last_index_of_int", INT, listAndItem, a -> lastIndexOf(a)));
    return List.copyOf(all);
  }

  /** What {@code optional.unwrap} does, behind a dot. */
  static List<FunctionOverload> listUnwrap() {
    TypeParamType any = TypeParamType.create("A");
    return List.of(
        declareMember(
            "unwrapOpt",
            "optional_unwrapOpt_list",
            ListType.create(any),
            List.of(ListType.create(OptionalType.create(any))),
            a -> unwrap(a)));
  }

  private static List<?> unwrap(Object[] arguments) {
    return castToList(arguments).stream()
        .flatMap(item -> item instanceof Optional<?> some ? some.stream() : Stream.empty())
        .toList();
  }

  /** Since 1.37. */
  static List<FunctionOverload> listIncludes() {
    return List.of(
        declareMember(
            "includes", "list_includes_dyn_dyn", BOOL, List.of(DYN, DYN), a -> includes(a)));
  }

  private static String nameOf(CelType type) {
    return switch (type.name()) {
      case "google.protobuf.Duration" -> "duration";
      case "google.protobuf.Timestamp" -> "timestamp";
      default -> type.name().toLowerCase(Locale.ROOT);
    };
  }

  private static List<?> castToList(Object[] arguments) {
    return List.copyOf((Collection<?>) arguments[0]);
  }

  private static boolean isSorted(Object[] arguments) throws CelEvaluationException {
    List<?> items = castToList(arguments);
    for (int i = 1; i < items.size(); i++) {
      if (ValueComparison.compare(items.get(i - 1), items.get(i)) > 0) {
        return false;
      }
    }
    return true;
  }

  private static Object findExtreme(Object[] arguments, int sign) throws CelEvaluationException {
    List<?> items = castToList(arguments);
    if (items.isEmpty()) {
      throw new CelEvaluationException((sign < 0 ? "min" : "max") + " called on an empty list");
    }
    Object best = items.getFirst();
    for (Object item : items) {
      best = ValueComparison.compare(item, best) * sign > 0 ? item : best;
    }
    return best;
  }

  private static long indexOf(Object[] arguments) {
    List<?> items = castToList(arguments);
    for (int i = 0; i < items.size(); i++) {
      if (ValueComparison.equal(items.get(i), arguments[1])) {
        return i;
      }
    }
    return -1;
  }

  private static long lastIndexOf(Object[] arguments) {
    List<?> items = castToList(arguments);
    for (int i = items.size() - 1; i >= 0; i--) {
      if (ValueComparison.equal(items.get(i), arguments[1])) {
        return i;
      }
    }
    return -1;
  }

  private static boolean includes(Object[] arguments) {
    return arguments[0] instanceof Collection<?>
        ? indexOf(arguments) >= 0
        : ValueComparison.equal(arguments[0], arguments[1]);
  }

  /** What adds up: numbers of one kind, or durations; nothing adds up to their zero. */
  private static final class ListSum {

    private static Object zeroOf(CelType type) {
      return switch (type.name()) {
        case "double" -> 0.0;
        case "uint" -> UnsignedLong.ZERO;
        case "google.protobuf.Duration" -> Duration.ZERO;
        default -> 0L;
      };
    }

    private static Object add(List<?> items, Object zero) throws CelEvaluationException {
      Object sum = items.isEmpty() ? zero : items.getFirst();
      for (Object item : items.subList(Math.min(1, items.size()), items.size())) {
        sum = plus(sum, item);
      }
      return sum;
    }

    private static Object plus(Object sum, Object item) throws CelEvaluationException {
      try {
        return switch (sum) {
          case Long a when item instanceof Long b -> Math.addExact(a, b);
          case Double a when item instanceof Double b -> a + b;
          case UnsignedLong a when item instanceof UnsignedLong b -> a.plus(b);
          case Duration a when item instanceof Duration b -> a.plus(b);
          default -> throw new CelEvaluationException("no such overload: sum");
        };
      } catch (ArithmeticException e) {
        throw new CelEvaluationException("integer overflow", e);
      }
    }
  }
}
