package dev.k8spark.runtime.executor;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The JVM options that Spark hands to an executor in {@code SPARK_JAVA_OPT_<n>} variables. */
final class JavaOptions {
  private static final String PREFIX = "SPARK_JAVA_OPT_";
  private static final String DEFINITION = "-D";

  private JavaOptions() {}

  /** The system properties among them; of two for one name the later wins, as for a JVM. */
  static SortedMap<String, String> properties(Map<String, String> environment) {
    SortedMap<String, String> properties = new TreeMap<>();
    for (String option : inOrder(environment)) {
      if (option.startsWith(DEFINITION) && option.length() > DEFINITION.length()) {
        String[] definition = option.substring(DEFINITION.length()).split("=", 2);
        properties.put(definition[0], definition.length == 2 ? definition[1] : "");
      }
    }
    return properties;
  }

  private static List<String> inOrder(Map<String, String> environment) {
    return environment.entrySet().stream()
        .filter(entry -> entry.getKey().matches(PREFIX + "\\d{1,9}"))
        .sorted(Comparator.comparingInt(JavaOptions::number))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static int number(Map.Entry<String, String> entry) {
    return Integer.parseInt(entry.getKey().substring(PREFIX.length()));
  }
}
