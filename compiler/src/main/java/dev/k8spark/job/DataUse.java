package dev.k8spark.job;

import dev.k8spark.runtime.contract.PodContract;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Data that a job reads or writes.
 *
 * @param uri where it lies; its scheme is the kind
 * @param format what its tables are, such as {@code iceberg}; null where it has none
 * @param secret the Secret that holds the credentials
 * @param options properties of the catalog or store
 */
public record DataUse(
    String uri,
    DataAccess access,
    @Nullable TableFormat format,
    @Nullable String secret,
    SortedMap<String, String> options) {

  public DataUse {
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
  }

  /** Returns the parts of the URI; empty where it is none that can be used, which is reported. */
  public Optional<DataAddress> address() {
    return DataAddress.parse(uri);
  }

  /** Returns whether it lies in a store of a kind. */
  public boolean isOfKind(DataKind kind) {
    return address().filter(address -> address.kind() == kind).isPresent();
  }

  /** Returns the folder of both roles in which a claim is mounted. */
  public static String mountPath(String name) {
    return PodContract.CLAIMS + name;
  }

  /**
   * Returns what a reference to the URI stands for: what Spark takes. For a claim that is the
   * folder in which it is mounted, for Kafka its servers.
   */
  public static String reference(String name, String uri) {
    return DataAddress.parse(uri)
        .map(address -> address.kind().reference(uri, mountPath(name) + address.path()))
        .orElse(uri);
  }
}
