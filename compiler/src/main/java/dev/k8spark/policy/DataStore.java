package dev.k8spark.policy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place of data: which URIs, how it is reached, and by which way out of the pods.
 *
 * @param uri what the URIs of its data begin with
 * @param endpoint the address of its service
 */
public record DataStore(
    String uri, @Nullable String endpoint, @Nullable String region, @Nullable WayOut egress) {

  /**
   * What a network policy must open.
   *
   * @param cidrs ranges of addresses
   * @param namespace of the store's pods, which {@code labels} choose
   */
  public record WayOut(
      List<String> cidrs, @Nullable String namespace, Map<String, String> labels, int port) {

    public WayOut {
      cidrs = List.copyOf(cidrs);
      labels = Map.copyOf(labels);
    }
  }
}
