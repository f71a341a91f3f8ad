package dev.k8spark.job;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whom a cloud takes the job's pods for, without a login in a Secret. */
public sealed interface CloudIdentity {

  /** The form of each cloud, as the schema has it. */
  Pattern AZURE = Pattern.compile("([0-9a-fA-F-]{36})@([0-9a-fA-F-]{36})");

  /** Returns the variables of the pods that it sets, and that nothing else may. */
  default SortedMap<String, String> variables() {
    return new TreeMap<>(
        switch (this) {
          case Aws(String arn) ->
              Map.of(
                  "AWS_ROLE_ARN",
                  arn,
                  "AWS_WEB_IDENTITY_TOKEN_FILE",
                  Aws.TOKEN_FOLDER + "/" + Aws.TOKEN_FILE);
          case Azure(String client, String tenant) ->
              Map.of(
                  "AZURE_AUTHORITY_HOST",
                  "https://" + Azure.TOKEN_HOST + "/",
                  "AZURE_CLIENT_ID",
                  client,
                  "AZURE_FEDERATED_TOKEN_FILE",
                  Azure.TOKEN_FOLDER + "/" + Azure.TOKEN,
                  "AZURE_TENANT_ID",
                  tenant);
          case Google _ -> Map.of();
        });
  }

  /** Reads what has the schema's shape. */
  static CloudIdentity parse(String text) {
    Matcher azure = AZURE.matcher(text);
    if (azure.matches()) {
      return new Azure(azure.group(1), azure.group(2));
    }
    return text.startsWith("arn:") ? new Aws(text) : new Google(text);
  }

  /**
   * A role of AWS that the accounts of the job may take on by their tokens.
   *
   * @param arn its name, such as {@code arn:aws:iam::123456789012:role/orders}
   */
  record Aws(String arn) implements CloudIdentity {

    /** The volume and folder of the token, as AWS's webhook calls them. */
    public static final String TOKEN = "aws-iam-token";

    /** The service that the token is for. */
    public static final String AUDIENCE = "sts.amazonaws.com";

    public static final String TOKEN_FILE = "token";

    public static final String TOKEN_FOLDER = "/var/run/secrets/eks.amazonaws.com/serviceaccount";

    /** Returns the service that gives keys for a token, by its host. */
    public String tokenHost(String region) {
      return "sts.%s.amazonaws.com%s".formatted(region, arn.startsWith("arn:aws-cn:") ? ".cn" : "");
    }
  }

  /**
   * A service account of Google, which the node's metadata server hands out.
   *
   * @param account its address, such as {@code orders@project.iam.gserviceaccount.com}
   */
  record Google(String account) implements CloudIdentity {}

  /**
   * An application or managed identity of Entra.
   *
   * @param client its id
   * @param tenant the directory in which it is
   */
  record Azure(String client, String tenant) implements CloudIdentity {

    /** The volume and file of the token, as Azure's webhook calls them. */
    public static final String TOKEN = "azure-identity-token";

    /** The service that the token is for. */
    public static final String AUDIENCE = "api://AzureADTokenExchange";

    public static final String TOKEN_FOLDER = "/var/run/secrets/azure/tokens";

    /** The service that gives access for a token, by its host. */
    public static final String TOKEN_HOST = "login.microsoftonline.com";
  }
}
