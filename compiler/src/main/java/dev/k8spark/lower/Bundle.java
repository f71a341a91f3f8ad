package dev.k8spark.lower;

import dev.k8spark.job.ResolvedJob;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that Kubernetes needs to run one job.
 *
 * @param source the job that this was lowered from
 * @param driver the driver's pod: the template in the Job
 * @param executor the template that the driver asks Kubernetes for executors with; it travels in an
 *     annotation of the driver's pod
 * @param request the executor's pod as Spark will ask for it: that template and what Spark writes
 *     into it
 * @param sparkConf what the driver's Spark starts with; it travels likewise
 * @param objects the manifests, in the order in which they are applied; the Job is the last
 */
public record Bundle(
    ResolvedJob source,
    Pod driver,
    Pod executor,
    Pod request,
    SortedMap<String, String> sparkConf,
    List<HasMetadata> objects) {

  public Bundle {
    sparkConf = Collections.unmodifiableSortedMap(new TreeMap<>(sparkConf));
    objects = List.copyOf(objects);
  }
}
