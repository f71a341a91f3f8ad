package dev.k8spark.lower.draft;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpecBuilder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Manifests in the making. A step never changes a draft; it returns a new one.
 *
 * @param driver the driver's pod
 * @param executor the pod that the driver copies for each executor
 * @param sparkConf the {@code spark.*} properties that the driver starts with
 * @param rights what the driver may do
 * @param job how the Job runs the driver's pod
 * @param resources what stands beside the Job, in the order in which it is applied
 */
public record Draft(
    PodDraft driver,
    PodDraft executor,
    SortedMap<String, String> sparkConf,
    SortedSet<PermissionRule> rights,
    JobSpec job,
    List<HasMetadata> resources) {

  public Draft {
    sparkConf = Collections.unmodifiableSortedMap(new TreeMap<>(sparkConf));
    rights = Collections.unmodifiableSortedSet(new TreeSet<>(rights));
    resources = List.copyOf(resources);
  }

  /** Returns a draft of empty pods. */
  public static Draft empty() {
    return new Draft(
        PodDraft.empty(),
        PodDraft.empty(),
        new TreeMap<>(),
        new TreeSet<>(),
        new JobSpec(),
        List.of());
  }

  /** Edits the driver's pod. */
  public Draft mapDriver(UnaryOperator<PodDraft> edit) {
    return new Draft(edit.apply(driver), executor, sparkConf, rights, job, resources);
  }

  /** Edits the executors' pod. */
  public Draft mapExecutor(UnaryOperator<PodDraft> edit) {
    return new Draft(driver, edit.apply(executor), sparkConf, rights, job, resources);
  }

  /** Edits the pods of both roles alike. */
  public Draft mapPods(UnaryOperator<PodDraft> edit) {
    return mapDriver(edit).mapExecutor(edit);
  }

  /** Sets one Spark property, in place of an earlier value. */
  public Draft withConf(String key, String value) {
    return withConf(Map.of(key, value));
  }

  /** Sets several Spark properties, in place of earlier values. */
  public Draft withConf(Map<String, String> more) {
    SortedMap<String, String> conf = new TreeMap<>(sparkConf);
    conf.putAll(more);
    return new Draft(driver, executor, conf, rights, job, resources);
  }

  /** Grants the driver further rights. */
  public Draft withRights(List<PermissionRule> more) {
    SortedSet<PermissionRule> all = new TreeSet<>(rights);
    all.addAll(more);
    return new Draft(driver, executor, sparkConf, all, job, resources);
  }

  /** Edits how the Job runs the driver. */
  public Draft editJob(UnaryOperator<JobSpecBuilder> edit) {
    JobSpec edited = edit.apply(new JobSpecBuilder(job)).build();
    return new Draft(driver, executor, sparkConf, rights, edited, resources);
  }

  /** Appends objects to those that stand beside the Job. */
  public Draft withResources(List<? extends HasMetadata> more) {
    List<HasMetadata> all = Stream.<HasMetadata>concat(resources.stream(), more.stream()).toList();
    return new Draft(driver, executor, sparkConf, rights, job, all);
  }
}
