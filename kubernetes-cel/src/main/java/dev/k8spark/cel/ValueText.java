package dev.k8spark.cel;

import dev.cel.common.types.TypeType;
import dev.cel.common.values.NullValue;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A value as a person would write it, shortened where it is long. */
final class ValueText {

  private static final int LONGEST = 60;

  private ValueText() {}

  static String render(Object value) {
    String text = renderWhole(value);
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }

  private static String renderWhole(Object value) {
    return switch (value) {
      case String text ->
          '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
      case NullValue nothing -> "null";
      case TypeType type -> type.containingTypeName();
      case Optional<?> optional -> optional.map(ValueText::renderWhole).orElse("none");
      case Collection<?> list when list.stream().anyMatch(Map.class::isInstance) ->
          list.size() == 1 ? "[1 object]" : "[%d objects]".formatted(list.size());
      case Collection<?> list ->
          list.stream().map(ValueText::renderWhole).collect(Collectors.joining(", ", "[", "]"));
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> entry.getKey() + ": " + renderWhole(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      default -> value.toString();
    };
  }
}
