package dev.k8spark.lower.step;

import dev.k8spark.job.CloudIdentity;
import dev.k8spark.job.DataAddress;
import dev.k8spark.job.DataKind;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SparkLine;
import dev.k8spark.lower.data.CloudRoutes;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.lower.draft.PodDraft;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Hands both roles a token for their cloud, and has the data's clients use it. Names and paths are
 * those of the webhooks of AWS and Azure, which leave a pod alone that has them. Google's metadata
 * server needs nothing in the pod; its account stands on the service accounts.
 */
public final class WorkloadIdentity implements LoweringStep {

  private static final String AWS_FOLDER = "/var/run/secrets/eks.amazonaws.com/serviceaccount";

  private static final String AZURE_FOLDER = "/var/run/secrets/azure/tokens";

  private static final String AZURE_FILE = "azure-identity-token";

  /** The longest name of a session that AWS takes. */
  private static final int SESSION_NAME = 64;

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    return switch (resolved.job().identity()) {
      case null -> draft;
      case CloudIdentity.Google _ -> draft;
      case CloudIdentity.Aws role -> withAws(resolved, draft, role);
      case CloudIdentity.Azure application -> withAzure(resolved, draft, application);
    };
  }

  private static Draft withAws(ResolvedJob resolved, Draft draft, CloudIdentity.Aws role) {
    String session = "k8spark-" + resolved.job().name();
    Volume token = token("aws-iam-token", "sts.amazonaws.com", "token");
    SortedMap<String, String> variables = new TreeMap<>();
    variables.put("AWS_REGION", CloudRoutes.region(resolved));
    variables.put("AWS_ROLE_ARN", role.arn());
    variables.put(
        "AWS_ROLE_SESSION_NAME", session.substring(0, Math.min(SESSION_NAME, session.length())));
    variables.put("AWS_STS_REGIONAL_ENDPOINTS", "regional");
    variables.put("AWS_WEB_IDENTITY_TOKEN_FILE", AWS_FOLDER + "/token");
    variables.keySet().removeAll(resolved.job().env().keySet());
    Draft result =
        draft.mapPods(
            pod -> withVariables(pod.withMountedVolume(token, AWS_FOLDER, true), variables));
    return withDataConf(
        resolved,
        result,
        DataKind.S3A,
        address ->
            Map.of(
                "spark.hadoop.fs.s3a.bucket." + address.bucket() + ".aws.credentials.provider",
                provider(resolved.job().sparkVersion())));
  }

  private static PodDraft withVariables(PodDraft pod, Map<String, String> variables) {
    PodDraft result = pod;
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      result = result.withEnv(variable.getKey(), variable.getValue());
    }
    return result;
  }

  /** Spark 3.5 has the first kit of AWS, later lines the second. */
  private static String provider(SparkLine line) {
    return line.isAtLeast(4, 0)
        ? "software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider"
        : "com.amazonaws.auth.WebIdentityTokenCredentialsProvider";
  }

  private static Draft withAzure(
      ResolvedJob resolved, Draft draft, CloudIdentity.Azure application) {
    Volume token = token(AZURE_FILE, "api://AzureADTokenExchange", AZURE_FILE);
    Draft result = draft.mapPods(pod -> withAzure(pod, token, application));
    return withDataConf(
        resolved,
        result,
        DataKind.ABFSS,
        address -> {
          String prefix = "spark.hadoop.fs.azure.account.";
          String account = "." + address.bucket();
          return Map.of(
              prefix + "auth.type" + account,
              "OAuth",
              prefix + "oauth.provider.type" + account,
              "org.apache.hadoop.fs.azurebfs.oauth2.WorkloadIdentityTokenProvider",
              prefix + "oauth2.msi.tenant" + account,
              application.tenant(),
              prefix + "oauth2.client.id" + account,
              application.client(),
              prefix + "oauth2.token.file" + account,
              AZURE_FOLDER + "/" + AZURE_FILE);
        });
  }

  private static PodDraft withAzure(PodDraft pod, Volume token, CloudIdentity.Azure application) {
    return pod.withMountedVolume(token, AZURE_FOLDER, true)
        .withEnv("AZURE_CLIENT_ID", application.client())
        .withEnv("AZURE_TENANT_ID", application.tenant())
        .withEnv("AZURE_FEDERATED_TOKEN_FILE", AZURE_FOLDER + "/" + AZURE_FILE)
        .withEnv("AZURE_AUTHORITY_HOST", "https://" + CloudIdentity.Azure.TOKEN_HOST + "/");
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

  /** Sets this for data without a login of its own, below what the data's options say. */
  private static Draft withDataConf(
      ResolvedJob resolved,
      Draft draft,
      DataKind kind,
      Function<DataAddress, Map<String, String>> conf) {
    Map<String, String> all = new TreeMap<>();
    resolved.job().data().values().stream()
        .filter(use -> use.secret() == null)
        .flatMap(use -> use.address().stream())
        .filter(address -> address.kind() == kind)
        .forEach(address -> all.putAll(conf.apply(address)));
    all.keySet().removeAll(draft.sparkConf().keySet());
    return draft.withConf(all);
  }
}
