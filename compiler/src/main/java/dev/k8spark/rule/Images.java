package dev.k8spark.rule;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.policy.ImageName;
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

/** The images of all containers and volumes of both pods. */
public final class Images {

  private Images() {}

  /**
   * An image in use.
   *
   * @param span the line of the user that brought it in
   */
  public record Used(ImageName name, Span span) {}

  /** Those that containers run. */
  public static List<Used> of(Bundle bundle) {
    return of(bundle, Images::ofContainers);
  }

  /** Those that volumes bring, too. */
  public static List<Used> ofAll(Bundle bundle) {
    return of(bundle, pod -> Stream.concat(ofContainers(pod), ofVolumes(pod)));
  }

  private static List<Used> of(Bundle bundle, Function<Pod, Stream<@Nullable String>> images) {
    Map<String, Span> places = new LinkedHashMap<>();
    places.put(bundle.source().job().image(), bundle.source().spanOf("image"));
    add(places, bundle.source(), "driver", images.apply(bundle.driver()));
    add(places, bundle.source(), "executor", images.apply(bundle.executor()));
    return places.entrySet().stream()
        .map(entry -> new Used(ImageName.parse(entry.getKey()), entry.getValue()))
        .toList();
  }

  private static void add(
      Map<String, Span> places, ResolvedJob job, String role, Stream<@Nullable String> images) {
    images
        .filter(image -> image != null && !image.isEmpty())
        .forEach(image -> places.putIfAbsent(image, place(job, role, image)));
  }

  private static Stream<@Nullable String> ofContainers(Pod pod) {
    return Containers.of(pod).map(Container::getImage);
  }

  private static Stream<@Nullable String> ofVolumes(Pod pod) {
    return pod.getSpec().getVolumes().stream()
        .map(Volume::getImage)
        .filter(Objects::nonNull)
        .map(ImageVolumeSource::getReference);
  }

  /** Containers beside Spark's are the pod template's, which says their images as they are. */
  private static Span place(ResolvedJob job, String role, String image) {
    return Containers.written(job, role, "image", image)
        .map(container -> Node.childOf(container, "image"))
        .map(Node::span)
        .orElseGet(() -> job.spanOf(role, "podTemplate"));
  }
}
