package dev.k8spark.cli.compile;

import dev.k8spark.emit.JobManifests;
import dev.k8spark.emit.ManifestPart;
import dev.k8spark.emit.PolicyManifests;

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

  /** Returns the name of a file with this selection, which no other selection's file has. */
  String fileName(String stem) {
    return stem + suffix + ".yaml";
  }

  /** Renders this selection of a job's manifests. */
  String render(JobManifests manifests) {
    return switch (this) {
      case ALL -> manifests.yaml(ManifestPart.ALL);
      case ACCESS -> manifests.yaml(ManifestPart.ACCESS);
      case RUN, ADMISSION -> manifests.yaml(ManifestPart.RUN);
      case EXECUTOR_POD -> manifests.executorPodYaml();
    };
  }

  /** Renders this selection of what enforces a policy. */
  String render(PolicyManifests manifests) {
    return switch (this) {
      case ALL, RUN, EXECUTOR_POD -> manifests.yaml(ManifestPart.ALL);
      case ACCESS -> manifests.yaml(ManifestPart.ACCESS);
      case ADMISSION -> manifests.yaml(ManifestPart.ADMISSION);
    };
  }
}
