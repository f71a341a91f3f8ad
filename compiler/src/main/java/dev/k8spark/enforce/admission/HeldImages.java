package dev.k8spark.enforce.admission;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.enforce.AdmissionRule;
import dev.k8spark.enforce.CelValidation;
import dev.k8spark.enforce.MatchScope;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicySubject;
import java.util.ArrayList;
import java.util.List;

/** Images are ones that the policy allows, and their tags and digests stand as it wants. */
public final class HeldImages implements AdmissionRule.Source {

  private static final String FIXED =
      "(c.?image.orValue('').matches(':[^/:]+$') && !c.image.endsWith(':latest'))";
  private static final String DIGEST = "c.?image.orValue('').contains('@')";

  @Override
  public List<AdmissionRule> in(Policy policy) {
    List<AdmissionRule> laws = new ArrayList<>();
    laws.addAll(
        AdmissionRule.of(
            Code.IMAGE_NOT_ALLOWED,
            MatchScope.PODS,
            Lists.checks(
                policy,
                PolicySubject.IMAGES,
                "images",
                ok -> "variables.images.all(x, " + ok + ")")));
    laws.addAll(
        AdmissionRule.of(
            Code.IMAGE_TAG_MOVES,
            MatchScope.PODS,
            List.of(
                new CelValidation(
                    "variables.containers.all(c, %s || %s)".formatted(DIGEST, FIXED),
                    "an image has no tag, or `latest`: name a version, or better a digest"))));
    laws.addAll(
        AdmissionRule.of(
            Code.IMAGE_NOT_PINNED,
            MatchScope.PODS,
            List.of(
                new CelValidation(
                    "variables.containers.all(c, %s || !%s)".formatted(DIGEST, FIXED),
                    "the tag of an image may be moved: pin it with a digest"))));
    return laws;
  }
}
