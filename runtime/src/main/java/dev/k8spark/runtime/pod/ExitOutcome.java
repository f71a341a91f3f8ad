package dev.k8spark.runtime.pod;

/** What a role can say of its own end; only the process's number may be beyond its knowledge. */
public sealed interface ExitOutcome permits ExitStatus, UnknownExitCode {

  /** One sentence for whoever reads the pod's status. */
  String cause();
}
