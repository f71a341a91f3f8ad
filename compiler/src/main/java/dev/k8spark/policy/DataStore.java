package dev.k8spark.policy;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A place of data: which URIs, how it is reached, and by which way out of the pods.
 *
 * @param uri what the URIs of its data begin with
 * @param endpoint the address of its service
 * @param pathStyle whether buckets stand in the path and not in the host's name
 * @param egress what a network policy must open
 * @param ca certificates that both roles trust
 * @param proxy through which it is reached, such as {@code http://proxy.example:3128}
 * @param conf Hadoop's properties for its data
 */
public record DataStore(
    String uri,
    @Nullable String endpoint,
    @Nullable String region,
    boolean pathStyle,
    @Nullable EgressTarget egress,
    @Nullable CertificateSource ca,
    @Nullable String proxy,
    SortedMap<String, String> conf) {

  public DataStore {
    conf = Collections.unmodifiableSortedMap(new TreeMap<>(conf));
  }

  /**
   * Returns whether a URI lies below the store's: {@code s3a://ab} is not below {@code s3a://a}.
   */
  public boolean contains(String data) {
    return data.startsWith(uri)
        && (data.length() == uri.length()
            || uri.endsWith("/")
            || "/:?;".indexOf(data.charAt(uri.length())) >= 0);
  }

  /**
   * Certificates in PEM, in one object of the job's namespace.
   *
   * @param configMap the ConfigMap that holds them, or null
   * @param secret the Secret that holds them, or null
   */
  public record CertificateSource(@Nullable String configMap, @Nullable String secret) {}
}
