package dev.k8spark.cel.library;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.DOUBLE;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;
import static dev.k8spark.cel.library.FunctionOverload.declareGlobal;
import static dev.k8spark.cel.library.FunctionOverload.declareMember;

import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import dev.k8spark.cel.quantity.KubernetesQuantity;
import java.util.List;

/** {@code quantity("1Gi")} and its sums and comparisons. */
final class QuantityLibrary {

  private static final CelType QUANTITY = KubernetesOpaqueType.QUANTITY.type();

  private QuantityLibrary() {}

  static List<FunctionOverload> listOverloads() {
    List<CelType> unary = List.of(QUANTITY);
    List<CelType> binary = List.of(QUANTITY, QUANTITY);
    List<CelType> withInt = List.of(QUANTITY, INT);
    return List.of(
        declareGlobal(
            "quantity", "string_to_quantity", QUANTITY, List.of(STRING), a -> parse(a[0])),
        declareGlobal("isQuantity", "is_quantity_string", BOOL, List.of(STRING), a -> is(a[0])),
        declareGlobal(
            "sign", "quantity_sign", INT, unary, a -> (long) cast(a[0]).number().signum()),
        declareMember("isInteger", "quantity_is_integer", BOOL, unary, a -> cast(a[0]).isInteger()),
        declareMember("asInteger", "quantity_get_int", INT, unary, a -> integer(cast(a[0]))),
        declareMember(
            "asApproximateFloat", "quantity_get_float", DOUBLE, unary, a -> cast(a[0]).toDouble()),
        declareMember("add", "quantity_add", QUANTITY, binary, a -> cast(a[0]).plus(cast(a[1]))),
        declareMember(
            "add", "quantity_add_int", QUANTITY, withInt, a -> cast(a[0]).plus(ofInt(a[1]))),
        declareMember("sub", "quantity_sub", QUANTITY, binary, a -> cast(a[0]).minus(cast(a[1]))),
        declareMember(
            "sub", "quantity_sub_int", QUANTITY, withInt, a -> cast(a[0]).minus(ofInt(a[1]))),
        declareMember(
            "isGreaterThan", "quantity_is_greater_than", BOOL, binary, a -> compare(a) > 0),
        declareMember("isLessThan", "quantity_is_less_than", BOOL, binary, a -> compare(a) < 0),
        declareMember("compareTo", "quantity_compare_to", INT, binary, a -> (long) compare(a)));
  }

  private static KubernetesQuantity cast(Object value) {
    return (KubernetesQuantity) value;
  }

  private static KubernetesQuantity ofInt(Object value) {
    return KubernetesQuantity.of((Long) value);
  }

  private static int compare(Object[] arguments) {
    return cast(arguments[0]).compareTo(cast(arguments[1]));
  }

  private static boolean is(Object text) {
    return KubernetesQuantity.parse((String) text).isPresent();
  }

  private static KubernetesQuantity parse(Object text) throws CelEvaluationException {
    return KubernetesQuantity.parse((String) text)
        .orElseThrow(() -> new CelEvaluationException("`%s` is no quantity".formatted(text)));
  }

  private static long integer(KubernetesQuantity quantity) throws CelEvaluationException {
    if (!quantity.isInteger()) {
      throw new CelEvaluationException("the quantity `%s` is no integer".formatted(quantity));
    }
    return quantity.number().longValueExact();
  }
}
