package dev.k8spark.emit;

/** Which manifests are wanted, since not everybody may apply all of them. */
public enum Part {
  ALL,
  /** Accounts, rights and network policies: what a platform team applies. */
  ACCESS,
  /** The Job: what an author applies. */
  RUN,
  /** Of a policy, what the cluster's administrators apply. */
  ADMISSION
}
