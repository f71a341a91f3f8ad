package dev.k8spark.rule.admission;

/** Which objects a rule is about, as admission can tell them apart: never by a label alone. */
public enum MatchScope {
  /** All pods, and what Jobs and CronJobs make. */
  PODS,
  /** Pods that no account of the namespace asks for, and what Jobs and CronJobs make. */
  DRIVERS,
  /** Pods that an account of the namespace asks for: drivers do. */
  EXECUTORS,
  /** Pods that an account of the namespace removes. */
  REMOVED_PODS,
  JOBS,
  /** Pods and jobs at the moment when they are made, since nobody can change a pod later. */
  MADE,
  /** All kinds of objects that a job becomes, but its pods. */
  OBJECTS
}
