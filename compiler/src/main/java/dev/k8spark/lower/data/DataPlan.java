package dev.k8spark.lower.data;

import dev.k8spark.runtime.contract.Connector;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What one entry of a job's data becomes, but for the way to it.
 *
 * @param conf Spark's properties, Hadoop's among them
 * @param secretConf properties by the key of the data's Secret that holds their value
 * @param secretFile where a file of the Secret is mounted, if the store's client reads one
 * @param connectors what the image must hold
 * @param extensions classes for {@code spark.sql.extensions}
 */
public record DataPlan(
    SortedMap<String, String> conf,
    SortedMap<String, String> secretConf,
    Optional<SecretFile> secretFile,
    List<Connector> connectors,
    List<String> extensions) {

  public DataPlan {
    conf = Collections.unmodifiableSortedMap(new TreeMap<>(conf));
    secretConf = Collections.unmodifiableSortedMap(new TreeMap<>(secretConf));
    connectors = List.copyOf(connectors);
    extensions = List.copyOf(extensions);
  }

  /**
   * One key of a Secret as a file of both roles.
   *
   * @param path where it is mounted
   */
  public record SecretFile(String key, String path) {}

  static DataPlan ofConf(Map<String, String> conf, Connector... connectors) {
    return new DataPlan(
        new TreeMap<>(conf), new TreeMap<>(), Optional.empty(), List.of(connectors), List.of());
  }

  DataPlan withSecretConf(Map<String, String> more) {
    return new DataPlan(conf, new TreeMap<>(more), secretFile, connectors, extensions);
  }

  DataPlan withSecretFile(SecretFile file) {
    return new DataPlan(conf, secretConf, Optional.of(file), connectors, extensions);
  }

  /** Returns this with properties that its own override. */
  DataPlan withDefaults(Map<String, String> defaults) {
    SortedMap<String, String> all = new TreeMap<>(defaults);
    all.putAll(conf);
    return new DataPlan(all, secretConf, secretFile, connectors, extensions);
  }

  /** Returns this with what another adds to it; its properties override. */
  DataPlan combine(DataPlan other) {
    SortedMap<String, String> all = new TreeMap<>(conf);
    all.putAll(other.conf);
    return new DataPlan(
        all,
        secretConf,
        secretFile,
        concat(connectors, other.connectors),
        concat(extensions, other.extensions));
  }

  private static <T> List<T> concat(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).distinct().toList();
  }
}
