package dev.k8spark.runtime.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/** The environment of an executor's container, from the pod that Spark's driver asks for. */
final class ExecutorPod {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ExecutorPod() {}

  static Map<String, String> environment(String pod) {
    Map<String, String> environment = new TreeMap<>();
    for (JsonNode variable : parse(pod).at("/spec/containers/0/env")) {
      if (variable.hasNonNull("value")) {
        environment.put(variable.get("name").asText(), variable.get("value").asText());
      }
    }
    environment.put("SPARK_EXECUTOR_POD_NAME", parse(pod).at("/metadata/name").asText());
    environment.put("SPARK_EXECUTOR_POD_IP", "127.0.0.1");
    return environment;
  }

  private static JsonNode parse(String pod) {
    try {
      return MAPPER.readTree(pod);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Spark asked for a pod that is no JSON", e);
    }
  }
}
