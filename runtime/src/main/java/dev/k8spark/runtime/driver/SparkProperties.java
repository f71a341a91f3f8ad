package dev.k8spark.runtime.driver;

import dev.k8spark.runtime.contract.ContainerPaths;
import dev.k8spark.runtime.contract.ExitCode;
import dev.k8spark.runtime.pod.StartupFailure;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code spark.properties} as Spark itself does: Java's own format, values trimmed. */
final class SparkProperties {

  private SparkProperties() {}

  static SortedMap<String, String> parse(byte[] content) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(new String(content, StandardCharsets.UTF_8)));
    } catch (IOException | IllegalArgumentException e) {
      throw new StartupFailure(
          ExitCode.WRONG_CONFIGURATION, "spark.properties cannot be read: " + e.getMessage());
    }
    SortedMap<String, String> parsed = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> parsed.put(name, properties.getProperty(name).trim()));
    return parsed;
  }

  /**
   * The driver's own properties that name a path which lies elsewhere, with where it lies; what
   * stands in an executor's pod is put right there.
   */
  static SortedMap<String, String> moved(Map<String, String> properties, ContainerPaths places) {
    SortedMap<String, String> moved = new TreeMap<>();
    properties.forEach(
        (key, value) -> {
          String here = places.localize(value);
          if (!here.equals(value) && !isExecutors(key)) {
            moved.put(key, here);
          }
        });
    return moved;
  }

  private static boolean isExecutors(String key) {
    return key.startsWith("spark.kubernetes.") || key.startsWith("spark.executor");
  }
}
