package dev.k8spark.rule.image;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.policy.ImageName;
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

/** An image has a digest, or a tag that is meant to stay where it is. */
public final class FixedTag extends Rule {

  private static final String LATEST = "latest";

  /** Whether the container {@code c} names a digest. */
  static final String HAS_DIGEST = "c.?image.orValue('').contains('@')";

  /** Whether the container {@code c} names a tag that is meant to stay. */
  static final String HAS_FIXED_TAG =
      "(c.?image.orValue('').matches(':[^/:]+$') && !c.image.endsWith(':latest'))";

  public FixedTag() {
    super(Code.IMAGE_TAG_MOVES, RuleCategory.IMAGE, "An image has a tag, and not `latest`.");
  }

  /** Returns whether a name has a tag that is meant to stay. */
  static boolean isFixed(ImageName image) {
    return image.tag() != null && !image.tag().equals(LATEST);
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    return UsedImages.findInContainers(context.bundle()).stream()
        .filter(image -> image.name().digest() == null && !isFixed(image.name()))
        .map(this::reportMoving);
  }

  private Diagnostic reportMoving(UsedImage image) {
    String what = image.name().tag() == null ? "image has no tag" : "image has the tag `latest`";
    return report(image.span(), what + ": driver and executors could run different code")
        .withHelp("name a version, or better a digest: `IMAGE@sha256:…`");
  }

  @Override
  public List<AdmissionRule> enforce(Policy policy) {
    return admit(
        MatchScope.PODS,
        List.of(
            new CelValidation(
                "variables.containers.all(c, %s || %s)".formatted(HAS_DIGEST, HAS_FIXED_TAG),
                "an image has no tag, or `latest`: name a version, or better a digest")));
  }
}
