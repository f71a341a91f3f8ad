package dev.k8spark.rule.image;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicySubject;
import dev.k8spark.rule.AllowDenyRule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.rule.UsedImages;
import dev.k8spark.rule.admission.AdmissionRule;
import dev.k8spark.rule.admission.MatchScope;
import java.util.List;
import java.util.stream.Stream;

/** Each image of a container or a volume is one that the policy allows. */
public final class AllowedImage extends AllowDenyRule {

  public AllowedImage() {
    super(
        Code.IMAGE_NOT_ALLOWED,
        RuleCategory.IMAGE,
        "An image comes from where the policy allows.",
        PolicySubject.IMAGES);
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    return UsedImages.findAll(context.bundle()).stream()
        .flatMap(
            image -> {
              String name = image.name().repository();
              return compare(context.policy(), name, "image `%s`".formatted(name), image.span());
            });
  }

  @Override
  public List<AdmissionRule> enforce(Policy policy) {
    return admit(
        MatchScope.PODS,
        validate(
            policy, "images", isAllowed -> "variables.images.all(x, %s)".formatted(isAllowed)));
  }
}
