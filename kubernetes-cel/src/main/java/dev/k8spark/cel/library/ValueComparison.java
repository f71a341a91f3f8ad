package dev.k8spark.cel.library;

import dev.cel.common.values.CelByteString;
import dev.cel.runtime.CelEvaluationException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;

/** How CEL compares values: numbers by what they are worth, strings by their code points. */
final class ValueComparison {

  private ValueComparison() {}

  @SuppressWarnings({"unchecked", "rawtypes"}) // both are of one class, which compares to itself
  static int compare(Object a, Object b) throws CelEvaluationException {
    if (a instanceof Number x && b instanceof Number y) {
      return compareNumbers(x, y);
    }
    if (a instanceof String x && b instanceof String y) {
      return Arrays.compare(x.codePoints().toArray(), y.codePoints().toArray());
    }
    if (a instanceof CelByteString x && b instanceof CelByteString y) {
      return Arrays.compareUnsigned(x.toByteArray(), y.toByteArray());
    }
    if (a instanceof Comparable x && a.getClass().equals(b.getClass())) {
      return x.compareTo(b);
    }
    throw new CelEvaluationException("values of these types have no order");
  }

  private static int compareNumbers(Number a, Number b) {
    return isDouble(a) || isDouble(b)
        ? Double.compare(a.doubleValue() + 0.0, b.doubleValue() + 0.0)
        : exact(a).compareTo(exact(b));
  }

  static boolean equal(Object a, Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      return compareNumbers(x, y) == 0;
    }
    if (a instanceof Collection<?> x && b instanceof Collection<?> y) {
      return x.size() == y.size() && equalInOrder(x.iterator(), y.iterator());
    }
    if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
      return x.keySet().equals(y.keySet())
          && x.entrySet().stream()
              .allMatch(e -> equal(e.getValue(), Objects.requireNonNull(y.get(e.getKey()))));
    }
    return a.equals(b);
  }

  private static boolean equalInOrder(Iterator<?> a, Iterator<?> b) {
    while (a.hasNext()) {
      if (!equal(a.next(), b.next())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDouble(Number number) {
    return number instanceof Double || number instanceof Float;
  }

  private static BigDecimal exact(Number number) {
    return new BigDecimal(number.toString());
  }
}
