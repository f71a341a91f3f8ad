package dev.k8spark.rule;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.policy.ImageName;
import dev.k8spark.runtime.contract.PodRole;
import dev.k8spark.source.Located;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ImageVolumeSource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the images that the pods of a job use. */
public final class UsedImages {

  private UsedImages() {}

  /**
   * An image in use.
   *
   * @param span the line of the user that brought it in
   */
  public record UsedImage(ImageName name, Span span) {}

  /** Returns the images that containers run. */
  public static List<UsedImage> findInContainers(Bundle bundle) {
    return find(bundle, UsedImages::imagesOfContainers);
  }

  /** Returns the images that containers run or volumes bring. */
  public static List<UsedImage> findAll(Bundle bundle) {
    return find(bundle, pod -> Stream.concat(imagesOfContainers(pod), imagesOfVolumes(pod)));
  }

  private static List<UsedImage> find(
      Bundle bundle, Function<Pod, Stream<@Nullable String>> images) {
    Map<String, Span> places = new LinkedHashMap<>();
    places.put(bundle.source().job().image(), bundle.source().spanOf("image"));
    add(places, bundle.source(), PodRole.DRIVER, images.apply(bundle.driver()));
    add(places, bundle.source(), PodRole.EXECUTOR, images.apply(bundle.executor()));
    return places.entrySet().stream()
        .map(entry -> new UsedImage(ImageName.parse(entry.getKey()), entry.getValue()))
        .toList();
  }

  private static void add(
      Map<String, Span> places, ResolvedJob job, PodRole role, Stream<@Nullable String> images) {
    images
        .filter(image -> image != null && !image.isEmpty())
        .forEach(image -> places.putIfAbsent(image, locate(job, role, image)));
  }

  private static Stream<@Nullable String> imagesOfContainers(Pod pod) {
    return Containers.stream(pod).map(Container::getImage);
  }

  private static Stream<@Nullable String> imagesOfVolumes(Pod pod) {
    return pod.getSpec().getVolumes().stream()
        .map(Volume::getImage)
        .filter(Objects::nonNull)
        .map(ImageVolumeSource::getReference);
  }

  /** A pod template has its images as written; the runtime's is there since the job wants it. */
  private static Span locate(ResolvedJob job, PodRole role, String image) {
    @Nullable Located<String> runtime = job.policy().cluster().runtime();
    return runtime != null && runtime.value().equals(image)
        ? job.spanOf("runtime")
        : locateWritten(job, role, image);
  }

  private static Span locateWritten(ResolvedJob job, PodRole role, String image) {
    return Containers.findWritten(job, role, "image", image)
        .map(container -> Node.childOf(container, "image"))
        .map(Node::span)
        .orElseGet(() -> job.spanOf(role.word(), "podTemplate"));
  }
}
