package dev.k8spark.cel.library;

import static dev.cel.common.types.SimpleType.INT;
import static dev.k8spark.cel.library.FunctionOverload.declareGlobal;

import dev.cel.common.types.ListType;
import java.util.List;
import java.util.stream.LongStream;

/** {@code lists.range}, which CEL's own library does not bound. */
final class RangeLibrary {

  private RangeLibrary() {}

  static List<FunctionOverload> listOverloads() {
    return List.of(
        declareGlobal(
            "lists.range",
            "lists_range",
            ListType.create(INT),
            List.of(INT),
            a -> range((Long) a[0])));
  }

  private static List<Long> range(long end) {
    CostLimitExceeded.check(end);
    return LongStream.range(0, Math.max(0, end)).boxed().toList();
  }
}
