package dev.k8spark.guard.law;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.guard.Check;
import dev.k8spark.guard.HeldLaw;
import dev.k8spark.guard.Scope;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.Subject;
import java.util.ArrayList;
import java.util.List;

/** Images are ones that the policy allows, and their tags and digests stand as it wants. */
public final class HeldImages implements HeldLaw.Source {

  private static final String FIXED =
      "(c.?image.orValue('').matches(':[^/:]+$') && !c.image.endsWith(':latest'))";
  private static final String DIGEST = "c.?image.orValue('').contains('@')";

  @Override
  public List<HeldLaw> in(Policy policy) {
    List<HeldLaw> laws = new ArrayList<>();
    laws.addAll(
        HeldLaw.of(
            Code.IMAGE_NOT_ALLOWED,
            Scope.PODS,
            Lists.checks(
                policy, Subject.IMAGES, "images", ok -> "variables.images.all(x, " + ok + ")")));
    laws.addAll(
        HeldLaw.of(
            Code.IMAGE_TAG_MOVES,
            Scope.PODS,
            List.of(
                new Check(
                    "variables.containers.all(c, %s || %s)".formatted(DIGEST, FIXED),
                    "an image has no tag, or `latest`: name a version, or better a digest"))));
    laws.addAll(
        HeldLaw.of(
            Code.IMAGE_NOT_PINNED,
            Scope.PODS,
            List.of(
                new Check(
                    "variables.containers.all(c, %s || !%s)".formatted(DIGEST, FIXED),
                    "the tag of an image may be moved: pin it with a digest"))));
    return laws;
  }
}
