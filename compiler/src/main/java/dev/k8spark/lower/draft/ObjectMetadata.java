package dev.k8spark.lower.draft;

import dev.k8spark.job.SparkJob;
import dev.k8spark.runtime.contract.PodRole;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The labels and annotations of every object and pod. Those of k8spark override the user's. */
public final class ObjectMetadata {

  private static final String PREFIX = "app.kubernetes.io/";

  private static final String NAME = PREFIX + "name";

  private static final String INSTANCE = PREFIX + "instance";

  private static final String COMPONENT = PREFIX + "component";

  private static final String MANAGED_BY = PREFIX + "managed-by";

  private ObjectMetadata() {}

  /** Makes the metadata of an object in the job's namespace. */
  public static ObjectMeta create(SparkJob job, PodRole role, String name) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(job.namespace())
        .withLabels(labels(job, role))
        .withAnnotations(job.annotations())
        .build();
  }

  /** Returns the user's labels and those of k8spark. */
  public static SortedMap<String, String> labels(SparkJob job, PodRole role) {
    SortedMap<String, String> labels = new TreeMap<>(job.labels());
    labels.put(NAME, "spark");
    labels.putAll(selector(job, role));
    return Collections.unmodifiableSortedMap(labels);
  }

  /** Returns the labels that select this job's pods of one role, whichever run they belong to. */
  public static Map<String, String> selector(SparkJob job, PodRole role) {
    return new TreeMap<>(
        Map.of(INSTANCE, ObjectNames.instance(job), COMPONENT, role.word(), MANAGED_BY, "k8spark"));
  }
}
