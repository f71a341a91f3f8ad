package dev.k8spark.runtime.driver;

import dev.k8spark.runtime.Refusal;
import dev.k8spark.runtime.contract.ExitCode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
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
      throw new Refusal(
          ExitCode.WRONG_CONFIGURATION, "spark.properties cannot be read: " + e.getMessage());
    }
    SortedMap<String, String> parsed = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> parsed.put(name, properties.getProperty(name).trim()));
    return parsed;
  }
}
