package dev.k8spark.emit;

/** Which manifests to write, since not everybody may apply all of them. */
public enum ManifestPart {
  ALL,
  /** Accounts, rights and network policies: what a platform team applies. */
  ACCESS,
  /** The Job: what an author applies. */
  RUN,
  /** Of a policy, what the cluster's administrators apply. */
  ADMISSION
}
