package dev.k8spark.resolve;

import dev.k8spark.policy.DescribedImage;
import dev.k8spark.source.Node;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Binds what a policy says that images hold. */
final class ImageBinder {

  private ImageBinder() {}

  /** Returns the descriptions by the images' names, as they are written. */
  static Map<String, DescribedImage> bind(@Nullable Node images) {
    Map<String, DescribedImage> bound = new TreeMap<>();
    if (images instanceof Node.Mapping mapping) {
      mapping
          .entries()
          .forEach(
              (name, entry) -> bound.put(name, DescribedImage.read(entry.value(), entry.key())));
    }
    return Collections.unmodifiableMap(bound);
  }
}
