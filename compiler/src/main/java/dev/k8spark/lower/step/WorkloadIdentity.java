package dev.k8spark.lower.step;

import dev.k8spark.job.CloudIdentity;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.data.CloudRoutes;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.lower.draft.PodDraft;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.util.SortedMap;

/**
 * Hands both roles a token for their cloud. Names and paths are those of the webhooks of AWS and
 * Azure, which leave a pod alone that has them. Google's metadata server needs nothing in the pod;
 * its account stands on the service accounts.
 */
public final class WorkloadIdentity implements LoweringStep {

  /** The longest name of a session that AWS takes. */
  private static final int SESSION_NAME = 64;

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    return switch (resolved.job().identity()) {
      case null -> draft;
      case CloudIdentity.Google _ -> draft;
      case CloudIdentity.Aws role -> withAws(resolved, draft, role);
      case CloudIdentity.Azure application -> draft.mapPods(pod -> withAzure(pod, application));
    };
  }

  private static Draft withAws(ResolvedJob resolved, Draft draft, CloudIdentity.Aws role) {
    String session = "k8spark-" + resolved.job().name();
    Volume token =
        token(CloudIdentity.Aws.TOKEN, CloudIdentity.Aws.AUDIENCE, CloudIdentity.Aws.TOKEN_FILE);
    SortedMap<String, String> variables = role.variables();
    variables.put("AWS_REGION", CloudRoutes.region(resolved));
    variables.put(
        "AWS_ROLE_SESSION_NAME", session.substring(0, Math.min(SESSION_NAME, session.length())));
    variables.put("AWS_STS_REGIONAL_ENDPOINTS", "regional");
    variables.keySet().removeAll(resolved.job().env().keySet());
    return draft.mapPods(
        pod ->
            pod.withMountedVolume(token, CloudIdentity.Aws.TOKEN_FOLDER, true).withEnv(variables));
  }

  private static PodDraft withAzure(PodDraft pod, CloudIdentity.Azure application) {
    String name = CloudIdentity.Azure.TOKEN;
    Volume token = token(name, CloudIdentity.Azure.AUDIENCE, name);
    return pod.withMountedVolume(token, CloudIdentity.Azure.TOKEN_FOLDER, true)
        .withEnv(application.variables());
  }

  /** A token for the audience alone: the API server refuses it. */
  private static Volume token(String name, String audience, String file) {
    return new VolumeBuilder()
        .withName(name)
        .withNewProjected()
        .addNewSource()
        .withNewServiceAccountToken()
        .withAudience(audience)
        .withExpirationSeconds(3600L)
        .withPath(file)
        .endServiceAccountToken()
        .endSource()
        .endProjected()
        .build();
  }
}
