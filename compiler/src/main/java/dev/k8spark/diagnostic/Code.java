package dev.k8spark.diagnostic;

import static dev.k8spark.diagnostic.Severity.ERROR;
import static dev.k8spark.diagnostic.Severity.NOTE;

/**
 * Every kind of problem that k8spark reports. The name is printed and kept stable, since users
 * search for it; {@code samples/invalid} holds at least one file for each.
 */
public enum Code {
  /** The text is not HOCON, YAML or JSON. */
  SYNTAX(ERROR),
  /** The notation has it, the language has not: include, +=, optional references, anchors. */
  NOT_IN_LANGUAGE(ERROR),
  DUPLICATE_KEY(ERROR),
  /** A key is a value in one place and a map in another: HOCON drops one of them silently. */
  PREFIX_CLASH(ERROR),
  UNKNOWN_KEY(ERROR),
  MISSING_KEY(ERROR),
  WRONG_TYPE(ERROR),
  WRONG_VALUE(ERROR),
  /** A file or profile of `extends` is not there, not readable, or extends itself. */
  CANNOT_EXTEND(ERROR),
  /** A policy stands where a job or a layer of one is wanted. */
  NOT_A_JOB(ERROR),
  ENVIRONMENT_MISSING(ERROR),
  UNKNOWN_ENVIRONMENT(ERROR),
  PARAM_MISSING(ERROR),
  UNKNOWN_PARAM(ERROR),
  WRONG_PARAM(ERROR),
  UNKNOWN_REFERENCE(ERROR),
  /** A policy file is not text, or stands beside another. */
  POLICY_UNREADABLE(ERROR),
  /** A variable, configuration key or folder comes from two places. */
  SET_TWICE(ERROR),
  /** A secret would stand in a pod's description. */
  SECRET_EXPOSED(ERROR),
  /** A name that k8spark, Spark or another key of the language decides. */
  OWNED_KEY(ERROR),
  /** Fields of Kubernetes stand in the job file as they are. */
  POD_TEMPLATE_USED(NOTE),
  POLICY_MISSING(NOTE),
  API_SERVER_UNKNOWN(NOTE),
  /** A finished Job that vanishes may be applied again. */
  TTL_RUNS_AGAIN(NOTE),
  IMAGE_NOT_ALLOWED(ERROR),
  /** The image has no tag, or `latest`. */
  IMAGE_TAG_MOVES(ERROR),
  CPU_REQUEST_OVER_LIMIT(ERROR),
  /** The Job is larger than what kubectl can keep beside it. */
  MANIFEST_TOO_LARGE(ERROR),
  /** Two files of one call make the same job: one would silently replace the other. */
  DUPLICATE_JOB(ERROR),
  /** The image's tag may move: no digest. */
  IMAGE_NOT_PINNED(NOTE);

  private final Severity severity;

  Code(Severity severity) {
    this.severity = severity;
  }

  public Severity severity() {
    return severity;
  }
}
