package dev.k8spark.lower.step;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SparkJob;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.lower.draft.PodDraft;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.LocalObjectReferenceBuilder;
import java.util.List;

/** One image for both roles. Spark takes the executors' from its configuration only. */
public final class ContainerImages implements LoweringStep {

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    SparkJob job = resolved.job();
    return draft
        .mapDriver(pod -> withImage(pod, job))
        .mapPods(pod -> withPullSecrets(pod, job.imagePullSecrets()))
        .withConf("spark.kubernetes.container.image", job.image())
        .withConf("spark.kubernetes.container.image.pullPolicy", job.imagePullPolicy());
  }

  private static PodDraft withImage(PodDraft pod, SparkJob job) {
    return pod.editContainer(
        container -> container.withImage(job.image()).withImagePullPolicy(job.imagePullPolicy()));
  }

  private static PodDraft withPullSecrets(PodDraft pod, List<String> secrets) {
    List<LocalObjectReference> references =
        secrets.stream()
            .map(secret -> new LocalObjectReferenceBuilder().withName(secret).build())
            .toList();
    return pod.editSpec(
        spec ->
            spec.removeAllFromImagePullSecrets(references).addAllToImagePullSecrets(references));
  }
}
