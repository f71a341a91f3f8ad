package dev.k8spark.cluster;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Who may use a store, by a secret that occurs nowhere else. */
record StoreAccount(String name, String secret) {

  static StoreAccount create(String prefix) {
    return new StoreAccount(prefix + randomHex(), randomHex() + randomHex());
  }

  private static String randomHex() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }

  /** Puts it into a Secret, as jobs that use an S3 store want it. */
  void addAsKeys(Kubectl kubectl, String secretName) {
    addSecret(kubectl, secretName, "access-key", "secret-key");
  }

  /** Puts it into a Secret, as jobs that use a database want it. */
  void addAsLogin(Kubectl kubectl, String secretName) {
    addSecret(kubectl, secretName, "username", "password");
  }

  void addSecret(Kubectl kubectl, String secretName, String nameKey, String secretKey) {
    kubectl.run(
        "create",
        "secret",
        "generic",
        secretName,
        "--from-literal=" + nameKey + "=" + name,
        "--from-literal=" + secretKey + "=" + secret);
  }
}
