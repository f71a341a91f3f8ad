package dev.k8spark.rule.image;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.lower.Bundle;
import dev.k8spark.rule.Images;
import dev.k8spark.rule.Rule;
import java.util.stream.Stream;

/** An image is the same whenever it is pulled: a digest, or at least a tag that is not moved. */
public final class PinnedImage implements Rule {

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    return Images.of(bundle).stream()
        .filter(image -> image.name().digest() == null)
        .map(PinnedImage::finding);
  }

  private static Diagnostic finding(Images.Used image) {
    String tag = image.name().tag();
    if (tag == null || tag.equals("latest")) {
      String what = tag == null ? "image has no tag" : "image has the tag `latest`";
      return Diagnostic.of(
              Code.IMAGE_TAG_MOVES,
              image.span(),
              what + ": driver and executors could run different code")
          .withHelp("name a version, or better a digest: `IMAGE@sha256:…`");
    }
    return Diagnostic.of(
            Code.IMAGE_NOT_PINNED,
            image.span(),
            "the tag `%s` may be moved: the image has no digest".formatted(tag))
        .withHelp("pin it: `IMAGE:%s@sha256:…`".formatted(tag));
  }
}
