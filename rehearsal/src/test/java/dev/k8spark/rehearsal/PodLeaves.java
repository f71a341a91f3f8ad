package dev.k8spark.rehearsal;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A pod's values by their paths, where a named item of a list stands by its name, and without what
 * may differ: the secret, the version, the namespace that the call's address holds, Spark's module
 * flags, and the order of its properties and of scratch folders.
 */
final class PodLeaves {
  private static final String OPTION = "SPARK_JAVA_OPT_";

  private static final String LOCAL_DIRS = "/SPARK_LOCAL_DIRS/value";

  private static final Set<String> OF_THE_DRIVER =
      Set.of(
          "/metadata/namespace",
          "/metadata/labels/spark-version",
          "/spec/containers/spark-kubernetes-executor/env/_SPARK_AUTH_SECRET/value",
          "/spec/containers/spark-kubernetes-executor/ports/blockmanager/protocol");

  private final SortedMap<String, String> leaves = new TreeMap<>();

  private PodLeaves() {}

  static SortedMap<String, String> flatten(JsonNode pod) {
    PodLeaves collected = new PodLeaves();
    collected.add("", pod);
    collected.leaves.keySet().removeAll(OF_THE_DRIVER);
    return collected.leaves;
  }

  private void add(String path, JsonNode node) {
    if (node.isObject()) {
      node.properties().forEach(entry -> add(path + "/" + entry.getKey(), entry.getValue()));
    } else if (node.isArray()) {
      IntStream.range(0, node.size()).forEach(index -> addItem(path, index, node.get(index)));
    } else {
      String text = path.endsWith(LOCAL_DIRS) ? sorted(node.asString()) : node.asString();
      leaves.merge(path, text.replaceAll("DRIVER_POD(?!_)", "driver-pod"), PodLeaves::twice);
    }
  }

  private void addItem(String path, int index, JsonNode item) {
    String name = item.path("name").asString(item.path("mountPath").asString("" + index));
    if (!name.startsWith(OPTION)) {
      add(path + "/" + name.replace("DRIVER_POD", "driver-pod"), item);
    } else if (item.path("value").asString().startsWith("-Dspark.")) {
      add(path + "/" + item.path("value").asString(), item.path("valueFrom"));
    }
  }

  /** Spark shuffles the folders, so that not all executors of a node begin with the same disk. */
  private static String sorted(String folders) {
    return Stream.of(folders.split(",", -1)).sorted().collect(Collectors.joining(","));
  }

  /** A list with two items of one name shows both. */
  private static String twice(String first, String second) {
    return first + " and " + second;
  }
}
