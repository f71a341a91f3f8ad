package dev.k8spark.cel.library;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.DOUBLE;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;
import static dev.k8spark.cel.library.Overload.global;
import static dev.k8spark.cel.library.Overload.member;

import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import dev.k8spark.cel.quantity.KubernetesQuantity;
import java.util.List;

/** {@code quantity("1Gi")} and its sums and comparisons. */
final class QuantityLibrary {

  private static final CelType QUANTITY = Opaque.QUANTITY.type();

  private QuantityLibrary() {}

  static List<Overload> overloads() {
    List<CelType> one = List.of(QUANTITY);
    List<CelType> two = List.of(QUANTITY, QUANTITY);
    List<CelType> withInt = List.of(QUANTITY, INT);
    return List.of(
        global("quantity", "string_to_quantity", QUANTITY, List.of(STRING), a -> parse(a[0])),
        global("isQuantity", "is_quantity_string", BOOL, List.of(STRING), a -> is(a[0])),
        global("sign", "quantity_sign", INT, one, a -> (long) of(a[0]).number().signum()),
        member("isInteger", "quantity_is_integer", BOOL, one, a -> of(a[0]).isInteger()),
        member("asInteger", "quantity_get_int", INT, one, a -> integer(of(a[0]))),
        member("asApproximateFloat", "quantity_get_float", DOUBLE, one, a -> of(a[0]).toDouble()),
        member("add", "quantity_add", QUANTITY, two, a -> of(a[0]).plus(of(a[1]))),
        member("add", "quantity_add_int", QUANTITY, withInt, a -> of(a[0]).plus(ofInt(a[1]))),
        member("sub", "quantity_sub", QUANTITY, two, a -> of(a[0]).minus(of(a[1]))),
        member("sub", "quantity_sub_int", QUANTITY, withInt, a -> of(a[0]).minus(ofInt(a[1]))),
        member("isGreaterThan", "quantity_is_greater_than", BOOL, two, a -> compare(a) > 0),
        member("isLessThan", "quantity_is_less_than", BOOL, two, a -> compare(a) < 0),
        member("compareTo", "quantity_compare_to", INT, two, a -> (long) compare(a)));
  }

  private static KubernetesQuantity of(Object value) {
    return (KubernetesQuantity) value;
  }

  private static KubernetesQuantity ofInt(Object value) {
    return KubernetesQuantity.of((Long) value);
  }

  private static int compare(Object[] arguments) {
    return of(arguments[0]).compareTo(of(arguments[1]));
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
