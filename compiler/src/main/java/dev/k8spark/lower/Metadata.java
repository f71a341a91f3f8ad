package dev.k8spark.lower;

import dev.k8spark.job.SparkJob;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What every object and pod says about itself. Ours wins over what a user says. */
public final class Metadata {

  private static final String PREFIX = "app.kubernetes.io/";

  private static final String NAME = PREFIX + "name";

  private static final String INSTANCE = PREFIX + "instance";

  private static final String COMPONENT = PREFIX + "component";

  private static final String MANAGED_BY = PREFIX + "managed-by";

  private Metadata() {}

  /** The metadata of an object in the job's namespace. */
  public static ObjectMeta of(SparkJob job, String component, String name) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(job.namespace())
        .withLabels(labels(job, component))
        .withAnnotations(job.annotations())
        .build();
  }

  /** The user's labels and ours. */
  public static SortedMap<String, String> labels(SparkJob job, String component) {
    SortedMap<String, String> labels = new TreeMap<>(job.labels());
    labels.put(NAME, "spark");
    labels.putAll(selector(job, component));
    return Collections.unmodifiableSortedMap(labels);
  }

  /** By what a network policy knows this job's pods of one role, in every run of it. */
  public static Map<String, String> selector(SparkJob job, String component) {
    return new TreeMap<>(
        Map.of(INSTANCE, Names.instance(job), COMPONENT, component, MANAGED_BY, "k8spark"));
  }
}
