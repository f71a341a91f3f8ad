package dev.k8spark.admit.rule;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.policy.ImageName;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The images of all containers of both pods. */
final class Images {

  private Images() {}

  /**
   * An image in use.
   *
   * @param span the line of the user that brought it in
   */
  record Used(ImageName name, Span span) {}

  static List<Used> of(Bundle bundle) {
    Map<String, Span> places = new LinkedHashMap<>();
    places.put(bundle.source().job().image(), bundle.source().spanOf("image"));
    add(places, bundle.source(), "driver", bundle.driver());
    add(places, bundle.source(), "executor", bundle.executor());
    return places.entrySet().stream()
        .map(entry -> new Used(ImageName.parse(entry.getKey()), entry.getValue()))
        .toList();
  }

  private static void add(Map<String, Span> places, ResolvedJob job, String role, Pod pod) {
    Containers.of(pod)
        .map(Container::getImage)
        .filter(image -> image != null && !image.isEmpty())
        .forEach(image -> places.putIfAbsent(image, place(job, role, image)));
  }

  /** Containers beside Spark's are the pod template's, which says their images as they are. */
  private static Span place(ResolvedJob job, String role, String image) {
    return Containers.written(job, role, "image", image)
        .map(container -> Node.below(container, "image"))
        .map(Node::span)
        .orElseGet(() -> job.spanOf(role, "podTemplate"));
  }
}
