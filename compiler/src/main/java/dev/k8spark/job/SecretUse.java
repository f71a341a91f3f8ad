package dev.k8spark.job;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How one Kubernetes Secret reaches the pods. The values themselves are never known here.
 *
 * @param env environment variable to key of the Secret, in both roles
 * @param conf configuration key of Spark to key of the Secret, in the driver's configuration
 * @param mountPath where the whole Secret is mounted, in both roles
 */
public record SecretUse(
    SortedMap<String, String> env, SortedMap<String, String> conf, @Nullable String mountPath) {

  public SecretUse {
    env = Collections.unmodifiableSortedMap(new TreeMap<>(env));
    conf = Collections.unmodifiableSortedMap(new TreeMap<>(conf));
  }

  /** The same from parts that may be left out. */
  public static SecretUse fromParts(
      @Nullable Map<String, String> env,
      @Nullable Map<String, String> conf,
      @Nullable String mountPath) {
    return new SecretUse(
        new TreeMap<>(env == null ? Map.of() : env),
        new TreeMap<>(conf == null ? Map.of() : conf),
        mountPath);
  }
}
