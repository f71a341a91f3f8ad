package dev.k8spark.admit.rule;

import dev.k8spark.admit.Law;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.lower.Bundle;
import dev.k8spark.policy.Subject;
import java.util.stream.Stream;

/** Each container's image is one that the policy allows. */
public final class AllowedImage implements Law {

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    Refusal refusal = new Refusal(bundle.source().policy(), Subject.IMAGES, Code.IMAGE_NOT_ALLOWED);
    return Images.ofAll(bundle).stream()
        .flatMap(
            image -> {
              String name = image.name().repository();
              return refusal.of(name, "image `%s`".formatted(name), image.span());
            });
  }
}
