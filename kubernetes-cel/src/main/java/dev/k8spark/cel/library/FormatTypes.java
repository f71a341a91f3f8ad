package dev.k8spark.cel.library;

import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import java.util.EnumSet;
import java.util.Set;

/** Which types a clause of a format takes; what is known at run time only, each does. */
final class FormatTypes {

  private FormatTypes() {}

  static boolean accepts(String verb, CelType type) {
    return switch (type.kind()) {
      case DYN, ANY, TYPE_PARAM, ERROR -> true;
      case LIST, MAP ->
          "s".equals(verb) && type.parameters().stream().allMatch(part -> accepts(verb, part));
      default -> kindsOf(verb).contains(type.kind());
    };
  }

  private static Set<CelKind> kindsOf(String verb) {
    return switch (verb) {
      case "d", "o" -> EnumSet.of(CelKind.INT, CelKind.UINT);
      case "b" -> EnumSet.of(CelKind.INT, CelKind.UINT, CelKind.BOOL);
      case "x", "X" -> EnumSet.of(CelKind.INT, CelKind.UINT, CelKind.STRING, CelKind.BYTES);
      case "f", "e" -> EnumSet.of(CelKind.DOUBLE, CelKind.STRING);
      default ->
          EnumSet.of(
              CelKind.STRING,
              CelKind.BOOL,
              CelKind.BYTES,
              CelKind.INT,
              CelKind.UINT,
              CelKind.DOUBLE,
              CelKind.NULL_TYPE,
              CelKind.TYPE,
              CelKind.DURATION,
              CelKind.TIMESTAMP);
    };
  }
}
