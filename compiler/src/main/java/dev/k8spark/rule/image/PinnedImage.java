package dev.k8spark.rule.image;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.policy.Policy;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.rule.UsedImages;
import dev.k8spark.rule.UsedImages.UsedImage;
import dev.k8spark.rule.admission.AdmissionRule;
import dev.k8spark.rule.admission.CelValidation;
import dev.k8spark.rule.admission.MatchScope;
import java.util.List;
import java.util.stream.Stream;

/** An image with a fixed tag has a digest, too; one without such a tag is {@link FixedTag}'s. */
public final class PinnedImage extends Rule {

  public PinnedImage() {
    super(Code.IMAGE_NOT_PINNED, RuleCategory.IMAGE, "An image is named by its digest.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    return UsedImages.findInContainers(context.bundle()).stream()
        .filter(image -> image.name().digest() == null && FixedTag.isFixed(image.name()))
        .map(this::reportUnpinned);
  }

  private Diagnostic reportUnpinned(UsedImage image) {
    String tag = image.name().tag();
    return report(image.span(), "the tag `%s` may be moved: the image has no digest".formatted(tag))
        .withHelp("pin it: `IMAGE:%s@sha256:…`".formatted(tag));
  }

  @Override
  public List<AdmissionRule> enforce(Policy policy) {
    return admit(
        MatchScope.PODS,
        List.of(
            new CelValidation(
                "variables.containers.all(c, %s || !%s)"
                    .formatted(FixedTag.HAS_DIGEST, FixedTag.HAS_FIXED_TAG),
                "the tag of an image may be moved: pin it with a digest")));
  }
}
