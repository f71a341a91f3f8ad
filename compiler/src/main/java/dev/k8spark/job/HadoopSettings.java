package dev.k8spark.job;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Hadoop's configuration of a job.
 *
 * @param configMap a ConfigMap with files such as {@code core-site.xml}, on the class path of both
 *     roles
 * @param conf properties, which override those of the files
 */
public record HadoopSettings(@Nullable String configMap, SortedMap<String, String> conf) {

  /** Nothing is set. */
  public static final HadoopSettings NONE = new HadoopSettings(null, new TreeMap<>());

  public HadoopSettings {
    conf = Collections.unmodifiableSortedMap(new TreeMap<>(conf));
  }
}
