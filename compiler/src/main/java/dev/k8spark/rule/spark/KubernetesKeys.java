package dev.k8spark.rule.spark;

import dev.k8spark.job.SparkLine;
import dev.k8spark.schema.BundledResource;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys of Spark's Kubernetes module, as {@code schema/spark-conf} lists them for each line.
 * Those that end in a dot stand for all that begin with them.
 *
 * @param read what takes effect where the driver starts in client mode
 * @param unread what only spark-submit's cluster mode reads
 */
record KubernetesKeys(List<String> read, List<String> unread) {

  static KubernetesKeys of(SparkLine line) {
    JsonNode keys =
        new JsonMapper().readTree(BundledResource.read("schema/spark-conf/" + line + ".json"));
    return new KubernetesKeys(texts(keys.get("read")), texts(keys.get("unread")));
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  boolean reads(String key) {
    return covers(read, key);
  }

  boolean leavesOut(String key) {
    return covers(unread, key);
  }

  private static boolean covers(List<String> names, String key) {
    return names.stream()
        .anyMatch(name -> name.endsWith(".") ? key.startsWith(name) : key.equals(name));
  }
}
