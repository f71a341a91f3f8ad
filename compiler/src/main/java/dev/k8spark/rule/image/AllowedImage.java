package dev.k8spark.rule.image;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.lower.Bundle;
import dev.k8spark.policy.PolicySubject;
import dev.k8spark.rule.AllowDenyFindings;
import dev.k8spark.rule.Images;
import dev.k8spark.rule.Rule;
import java.util.stream.Stream;

/** Each container's image is one that the policy allows. */
public final class AllowedImage implements Rule {

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    AllowDenyFindings refusal =
        new AllowDenyFindings(
            bundle.source().policy(), PolicySubject.IMAGES, Code.IMAGE_NOT_ALLOWED);
    return Images.ofAll(bundle).stream()
        .flatMap(
            image -> {
              String name = image.name().repository();
              return refusal.of(name, "image `%s`".formatted(name), image.span());
            });
  }
}
