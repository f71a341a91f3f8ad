package dev.k8spark.cli.compile;

/** Which of the manifests of a job or a policy a call prints. */
public enum ManifestSelection {
  ALL(""),
  /** What a person with rights applies once: accounts, roles, network policies. */
  ACCESS(".access"),
  /** What starts the job. */
  RUN(".run"),
  /** Of a policy: what the cluster's administrators apply. */
  ADMISSION(".admission"),
  /** The executor's pod, as the driver will ask for it. */
  EXECUTOR_POD(".executor-pod");

  private final String suffix;

  ManifestSelection(String suffix) {
    this.suffix = suffix;
  }

  /** Keeps the files of several selections of one job apart. */
  public String suffix() {
    return suffix;
  }
}
