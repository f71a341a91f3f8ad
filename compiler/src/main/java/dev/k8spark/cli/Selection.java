package dev.k8spark.cli;

/** Which of a job's manifests a call prints. */
enum Selection {
  ALL(""),
  /** What a person with rights applies once: accounts, roles, network policies. */
  ACCESS(".access"),
  /** What starts the job. */
  RUN(".run"),
  /** The executor's pod, as the driver will ask for it. */
  EXECUTOR_POD(".executor-pod");

  private final String suffix;

  Selection(String suffix) {
    this.suffix = suffix;
  }

  /** Keeps the files of several selections of one job apart. */
  String suffix() {
    return suffix;
  }
}
