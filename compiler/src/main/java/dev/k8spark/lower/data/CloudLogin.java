package dev.k8spark.lower.data;

import dev.k8spark.job.CloudIdentity;
import dev.k8spark.job.DataAddress;
import dev.k8spark.job.DataKind;
import dev.k8spark.job.DataUse;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SparkLine;
import java.util.Map;

/** How the clients of data without a login of its own use the job's identity in a cloud. */
final class CloudLogin {

  private CloudLogin() {}

  static Map<String, String> create(ResolvedJob resolved, DataUse use, DataAddress address) {
    if (use.secret() != null) {
      return Map.of();
    }
    return switch (resolved.job().identity()) {
      case null -> Map.of();
      case CloudIdentity.Google _ -> Map.of();
      case CloudIdentity.Aws _ ->
          address.kind() == DataKind.S3A
              ? Map.of(
                  "spark.hadoop.fs.s3a.bucket." + address.bucket() + ".aws.credentials.provider",
                  provider(resolved.job().sparkVersion()))
              : Map.of();
      case CloudIdentity.Azure application ->
          address.kind() == DataKind.ABFSS ? create(application, address.bucket()) : Map.of();
    };
  }

  /** Spark 3.5 has the first kit of AWS, later lines the second. */
  private static String provider(SparkLine line) {
    return line.isAtLeast(4, 0)
        ? "software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider"
        : "com.amazonaws.auth.WebIdentityTokenCredentialsProvider";
  }

  private static Map<String, String> create(CloudIdentity.Azure application, String account) {
    String prefix = "spark.hadoop.fs.azure.account.";
    return Map.of(
        prefix + "auth.type." + account,
        "OAuth",
        prefix + "oauth.provider.type." + account,
        "org.apache.hadoop.fs.azurebfs.oauth2.WorkloadIdentityTokenProvider",
        prefix + "oauth2.msi.tenant." + account,
        application.tenant(),
        prefix + "oauth2.client.id." + account,
        application.client(),
        prefix + "oauth2.token.file." + account,
        CloudIdentity.Azure.TOKEN_FOLDER + "/" + CloudIdentity.Azure.TOKEN);
  }
}
