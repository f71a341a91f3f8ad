package dev.k8spark.resolve;

import dev.k8spark.policy.DescribedImage;
import dev.k8spark.source.Node;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Binds what a policy says that images hold. */
final class ImageBinder {

  private ImageBinder() {}

  /** Returns the descriptions by the images' names, as they are written. */
  static Map<String, DescribedImage> bind(@Nullable Node images) {
    Map<String, DescribedImage> bound = new TreeMap<>();
    if (images instanceof Node.Mapping mapping) {
      mapping.entries().forEach((name, entry) -> bound.put(name, bindOne(entry)));
    }
    return Collections.unmodifiableMap(bound);
  }

  private static DescribedImage bindOne(Node.Entry entry) {
    return new DescribedImage(
        PolicyNodes.text(entry.value(), "spark"),
        PolicyNodes.texts(Node.childOf(entry.value(), "connectors")).stream()
            .map(connector -> connector.value())
            .collect(Collectors.toCollection(TreeSet::new)),
        entry.key());
  }
}
