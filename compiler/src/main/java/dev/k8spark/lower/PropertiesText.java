package dev.k8spark.lower;

import java.util.SortedMap;
import java.util.stream.Collectors;

/** Properties as {@code java.util.Properties} reads them back, sorted, in ASCII. */
final class PropertiesText {

  private PropertiesText() {}

  static String render(SortedMap<String, String> properties) {
    return properties.entrySet().stream()
        .map(entry -> key(entry.getKey()) + "=" + value(entry.getValue()) + "\n")
        .collect(Collectors.joining());
  }

  private static String key(String key) {
    return escaped(key).replaceAll("[ :=#!]", "\\\\$0");
  }

  /**
   * Leading blanks need a backslash; {@code :}, {@code =} and inner blanks read well as they are.
   */
  private static String value(String value) {
    String escaped = escaped(value);
    return escaped.startsWith(" ") ? "\\" + escaped : escaped;
  }

  private static String escaped(String text) {
    return text.chars().mapToObj(PropertiesText::escaped).collect(Collectors.joining());
  }

  private static String escaped(int c) {
    return switch (c) {
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> c < ' ' || c > '~' ? "\\u%04x".formatted(c) : Character.toString(c);
    };
  }
}
