package dev.k8spark.lower.step;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.lower.draft.PodDraft;
import dev.k8spark.runtime.contract.PodContract;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import java.util.Objects;

/**
 * A user for the pods, and a name for it: without one Hadoop's login fails. Spark needs no special
 * uid, so the image's is not asked for; a pod template may choose another.
 */
public final class LoginName implements LoweringStep {

  /** Above the range of a node's own users, as security scanners ask; ends like Spark's 185. */
  private static final long ID = 10185;

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    return draft.mapPods(LoginName::withUser);
  }

  private static PodDraft withUser(PodDraft pod) {
    PodSecurityContext given = pod.spec().getSecurityContext();
    long user = Objects.requireNonNullElse(given.getRunAsUser(), ID);
    long group = Objects.requireNonNullElse(given.getRunAsGroup(), ID);
    PodSecurityContext context =
        new PodSecurityContextBuilder(given)
            .withRunAsUser(user)
            .withRunAsGroup(group)
            .withFsGroup(Objects.requireNonNullElse(given.getFsGroup(), ID))
            .build();
    return pod.editSpec(spec -> spec.withSecurityContext(context))
        .editMetadata(
            metadata ->
                metadata.addToAnnotations(PodContract.PASSWD_ANNOTATION, passwd(user, group)));
  }

  private static String passwd(long user, long group) {
    return "root:x:0:0:root:/root:/sbin/nologin\n"
        + "spark:x:%d:%d:spark:%s:/sbin/nologin\n".formatted(user, group, PodContract.WORK_DIR);
  }
}
