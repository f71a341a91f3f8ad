package dev.k8spark.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An S3 server in a namespace of its own, with TLS by an authority that no JVM knows. Each bucket
 * has one owner.
 */
record S3Server(Kubectl kubectl, StoreAccount root, PrivateAuthority authority) {
  static final int PORT = 7070;
  private static final String POD = "s3";
  private static final String LOCAL = "https://localhost:" + PORT;

  private static final String READ_POLICY =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": {"AWS": ["OWNER"]}, "Action": "s3:*",
         "Resource": ["arn:aws:s3:::BUCKET", "arn:aws:s3:::BUCKET/*"]},
        {"Effect": "Allow", "Principal": {"AWS": ["READER"]}, "Action": ["s3:GetObject", "s3:ListBucket"],
         "Resource": ["arn:aws:s3:::BUCKET", "arn:aws:s3:::BUCKET/*"]}]}
      """;

  /**
   * Starts it.
   *
   * @param folder an empty one, for the keys
   */
  static S3Server start(Kubectl kubectl, Path folder) {
    String host = POD + "." + kubectl.namespace() + ".svc";
    S3Server server =
        new S3Server(
            kubectl, StoreAccount.create("root"), PrivateAuthority.forServer(host, folder));
    kubectl.run(
        "create",
        "secret",
        "generic",
        "s3-tls",
        "--from-literal=tls.crt=" + server.authority.serverCertificate(),
        "--from-literal=tls.key=" + server.authority.serverKey());
    server.root.addSecret(kubectl, "s3-root", "ROOT_ACCESS_KEY", "ROOT_SECRET_KEY");
    StoreServers.start(kubectl, "s3.yaml", POD);
    return server;
  }

  /** Puts the authority's certificate where the tests' policy says that it is. */
  void addAuthority(Kubectl jobs) {
    jobs.run("create", "configmap", "store-ca", "--from-literal=ca.crt=" + authority.certificate());
  }

  StoreAccount addAccount(String prefix) {
    StoreAccount account = StoreAccount.create(prefix);
    administer(
        "create-user", "--access", account.name(), "--secret", account.secret(), "--role", "user");
    return account;
  }

  void addBucket(String bucket, StoreAccount owner) {
    administer("create-bucket", "--owner", owner.name(), "--bucket", bucket);
  }

  /** Lets an account read a bucket and do nothing else with it. */
  void letRead(String bucket, StoreAccount owner, StoreAccount reader) {
    String policy =
        READ_POLICY
            .replace("BUCKET", bucket)
            .replace("OWNER", owner.name())
            .replace("READER", reader.name());
    put(root, bucket + "?policy=", policy);
  }

  /** Puts an object there, or whatever else a PUT of a path does. */
  void put(StoreAccount account, String path, String content) {
    List<String> words = new ArrayList<>(List.of("exec", "-i", POD, "--", "curl", "--insecure"));
    words.addAll(List.of("--silent", "--show-error", "--fail-with-body", "--request", "PUT"));
    words.addAll(List.of("--header", "x-amz-content-sha256: UNSIGNED-PAYLOAD"));
    words.addAll(List.of("--aws-sigv4", "aws:amz:us-east-1:s3"));
    words.addAll(List.of("--user", account.name() + ":" + account.secret()));
    words.addAll(List.of("--data-binary", "@-", LOCAL + "/" + path));
    kubectl.tried(content, words.toArray(String[]::new)).orFail();
  }

  /** The objects of a bucket, by their keys. */
  List<String> keys(String bucket) {
    return kubectl
        .exec(POD, "find", "/data/buckets/" + bucket, "-type", "f", "-printf", "%P\\n")
        .lines()
        .sorted()
        .toList();
  }

  /** The objects of a bucket in whose bytes a text stands. */
  List<String> keysWith(String bucket, String text) {
    Command grep = kubectl.tryExec(POD, "grep", "-rlF", "--", text, "/data/buckets/" + bucket);
    return grep.out().lines().toList();
  }

  String address() {
    return kubectl.get("pod", POD).path("status").path("podIP").asString();
  }

  private void administer(String... arguments) {
    List<String> words = new ArrayList<>(List.of("versitygw", "admin", "--allow-insecure"));
    words.addAll(List.of("--access", root.name(), "--secret", root.secret()));
    words.addAll(List.of("--endpoint-url", LOCAL));
    words.addAll(List.of(arguments));
    kubectl.exec(POD, words.toArray(String[]::new));
  }
}
