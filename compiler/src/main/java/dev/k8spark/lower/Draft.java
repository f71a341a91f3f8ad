package dev.k8spark.lower;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Manifests in the making. A step never changes a draft; it returns a new one.
 *
 * @param driver the driver's pod
 * @param executor the pod that the driver copies for each executor
 * @param sparkConf the {@code spark.*} properties that the driver starts with
 * @param resources what stands beside the pods, in the order in which it is applied
 */
public record Draft(
    PodDraft driver,
    PodDraft executor,
    SortedMap<String, String> sparkConf,
    List<HasMetadata> resources) {

  public Draft {
    sparkConf = Collections.unmodifiableSortedMap(new TreeMap<>(sparkConf));
    resources = List.copyOf(resources);
  }

  static Draft empty() {
    return new Draft(PodDraft.empty(), PodDraft.empty(), new TreeMap<>(), List.of());
  }

  public Draft mapDriver(UnaryOperator<PodDraft> edit) {
    return new Draft(edit.apply(driver), executor, sparkConf, resources);
  }

  public Draft mapExecutor(UnaryOperator<PodDraft> edit) {
    return new Draft(driver, edit.apply(executor), sparkConf, resources);
  }

  public Draft mapPods(UnaryOperator<PodDraft> edit) {
    return mapDriver(edit).mapExecutor(edit);
  }

  public Draft withConf(String key, String value) {
    SortedMap<String, String> conf = new TreeMap<>(sparkConf);
    conf.put(key, value);
    return new Draft(driver, executor, conf, resources);
  }

  public Draft withResources(List<? extends HasMetadata> more) {
    return new Draft(
        driver, executor, sparkConf, Stream.concat(resources.stream(), more.stream()).toList());
  }
}
