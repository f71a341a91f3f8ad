package dev.k8spark.admit.rule;

import dev.k8spark.admit.Law;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.lower.Bundle;
import dev.k8spark.policy.Policy.AllowList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Each container's image is on every list of allowed images. */
public final class AllowedImage implements Law {

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    return Images.of(bundle).stream()
        .flatMap(
            image ->
                bundle.source().policy().images().stream()
                    .filter(list -> !allows(list, image.name()))
                    .map(list -> refusal(image, list)));
  }

  private static boolean allows(AllowList list, ImageName image) {
    return list.patterns().stream()
        .anyMatch(pattern -> SegmentPattern.of(pattern).matches(image.path()));
  }

  private static Diagnostic refusal(Images.Used image, AllowList list) {
    String owner = list.owner() == null ? "" : "; %s decides on it".formatted(list.owner());
    String allowed =
        list.patterns().stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
    return Diagnostic.of(
            Code.IMAGE_NOT_ALLOWED,
            image.span(),
            "image `%s` is not allowed here".formatted(image.name().repository()))
        .withOther(list.span(), "the policy allows only these")
        .withHelp((allowed.isEmpty() ? "none is allowed" : "allowed are " + allowed) + owner);
  }
}
