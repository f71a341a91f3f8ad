package dev.k8spark.admit.rule;

import dev.k8spark.lower.Bundle;
import dev.k8spark.policy.ImageName;
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
    add(places, bundle.driver(), bundle.source().spanOf("driver", "podTemplate"));
    add(places, bundle.executor(), bundle.source().spanOf("executor", "podTemplate"));
    return places.entrySet().stream()
        .map(entry -> new Used(ImageName.parse(entry.getKey()), entry.getValue()))
        .toList();
  }

  private static void add(Map<String, Span> places, Pod pod, Span template) {
    Containers.of(pod)
        .map(Container::getImage)
        .filter(image -> image != null && !image.isEmpty())
        .forEach(image -> places.putIfAbsent(image, template));
  }
}
