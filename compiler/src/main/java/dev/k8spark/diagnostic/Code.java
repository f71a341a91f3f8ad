package dev.k8spark.diagnostic;

import static dev.k8spark.diagnostic.Code.CodeKind.KUBERNETES;
import static dev.k8spark.diagnostic.Code.CodeKind.LANGUAGE;
import static dev.k8spark.diagnostic.Code.CodeKind.REMARK;
import static dev.k8spark.diagnostic.Code.CodeKind.RULE;
import static dev.k8spark.diagnostic.Severity.ERROR;
import static dev.k8spark.diagnostic.Severity.NOTE;
import static dev.k8spark.diagnostic.Severity.OFF;
import static dev.k8spark.diagnostic.Severity.WARNING;

/**
 * Every kind of problem that k8spark reports. The name is printed and kept stable, since users
 * search for it; {@code samples/invalid} holds at least one file for each.
 */
public enum Code {
  /** A file that is named, or found and meant to be a job or a policy, cannot be read. */
  FILE_UNREADABLE(LANGUAGE, ERROR),
  /** The text is not HOCON, YAML or JSON. */
  SYNTAX(LANGUAGE, ERROR),
  /** The notation has it, the language has not: include, +=, optional references, anchors. */
  NOT_IN_LANGUAGE(LANGUAGE, ERROR),
  DUPLICATE_KEY(LANGUAGE, ERROR),
  /** A key is a value in one place and a map in another: HOCON drops one of them silently. */
  PREFIX_CLASH(LANGUAGE, ERROR),
  UNKNOWN_KEY(LANGUAGE, ERROR),
  MISSING_KEY(LANGUAGE, ERROR),
  WRONG_TYPE(LANGUAGE, ERROR),
  WRONG_VALUE(LANGUAGE, ERROR),
  /** A file or profile of `extends` is not there, not readable, or extends itself. */
  CANNOT_EXTEND(LANGUAGE, ERROR),
  /** A file of code beside the job is not there, no text, outside the project, or oddly named. */
  CODE_UNREADABLE(LANGUAGE, ERROR),
  /** A policy stands where a job or a layer of one is wanted. */
  NOT_A_JOB(LANGUAGE, ERROR),
  ENVIRONMENT_MISSING(LANGUAGE, ERROR),
  UNKNOWN_ENVIRONMENT(LANGUAGE, ERROR),
  PARAM_MISSING(LANGUAGE, ERROR),
  UNKNOWN_PARAM(LANGUAGE, ERROR),
  WRONG_PARAM(LANGUAGE, ERROR),
  UNKNOWN_REFERENCE(LANGUAGE, ERROR),
  /** A policy file is not text, or stands beside another. */
  POLICY_UNREADABLE(LANGUAGE, ERROR),
  /** A policy file allows what one above it does not. */
  POLICY_WIDENS(LANGUAGE, ERROR),
  /** A policy or waiver names a code that there is not, or that nobody may change. */
  UNKNOWN_CODE(LANGUAGE, ERROR),
  /** The expression of a policy's own rule is none that Kubernetes would take. */
  WRONG_RULE(LANGUAGE, ERROR),
  /** A variable, configuration key or folder comes from two places. */
  SET_TWICE(LANGUAGE, ERROR),
  /** A secret would stand in a pod's description. */
  SECRET_EXPOSED(LANGUAGE, ERROR),
  /**
   * A credential stands in a file as it is. What is one is judged by names and looks, which may
   * err: so a policy may set its severity, and only where a policy says so may a job waive it.
   */
  SECRET_IN_TEXT(RULE, ERROR),
  /** An entry of `data` that no store can be, that means nothing, or that another one forbids. */
  WRONG_DATA(LANGUAGE, ERROR),
  /** A name that k8spark, Spark or another key of the language decides. */
  OWNED_KEY(LANGUAGE, ERROR),
  /** Fields of Kubernetes stand in the job file as they are. */
  POD_TEMPLATE_USED(RULE, NOTE),
  POLICY_MISSING(LANGUAGE, NOTE),
  API_SERVER_UNKNOWN(RULE, NOTE),
  /** A finished Job that vanishes may be applied again. */
  TTL_RUNS_AGAIN(RULE, NOTE),
  /** The policy lists the namespaces in which jobs may run. */
  NAMESPACE_NOT_ALLOWED(RULE, ERROR),
  IMAGE_NOT_ALLOWED(RULE, ERROR),
  SPARK_NOT_ALLOWED(RULE, ERROR),
  /** The job's code is in its image, or beside the job, where the policy wants it elsewhere. */
  CODE_NOT_ALLOWED(RULE, ERROR),
  CONF_NOT_ALLOWED(RULE, ERROR),
  SECRET_NOT_ALLOWED(RULE, ERROR),
  SERVICE_ACCOUNT_NOT_ALLOWED(RULE, ERROR),
  VOLUME_NOT_ALLOWED(RULE, ERROR),
  POD_TEMPLATE_NOT_ALLOWED(RULE, ERROR),
  /** A label that the policy wants on every job is missing. */
  LABEL_MISSING(RULE, ERROR),
  ANNOTATION_MISSING(RULE, ERROR),
  /** The lowered pods, or the job, want more than the policy lets them have. */
  LIMIT_EXCEEDED(RULE, ERROR),
  /** The job at its largest wants more than its whole namespace may have. */
  QUOTA_EXCEEDED(RULE, ERROR),
  /** The jobs that were checked together want more than their namespace may have. */
  QUOTA_OVERBOOKED(REMARK, NOTE),
  /** A job breaks a rule that the policy's owner wrote; reports show the rule's name. */
  POLICY_RULE(RULE, ERROR),
  /** A quota counts limits, and a container has none. */
  QUOTA_NEEDS_LIMIT(KUBERNETES, ERROR),
  /** A container wants more or less than the namespace's LimitRange lets it have. */
  CONTAINER_OUT_OF_RANGE(KUBERNETES, ERROR),
  /** The image has no tag, or `latest`. */
  IMAGE_TAG_MOVES(RULE, ERROR),
  CPU_REQUEST_OVER_LIMIT(KUBERNETES, ERROR),
  /** The Job is larger than what kubectl can keep beside it. */
  MANIFEST_TOO_LARGE(KUBERNETES, ERROR),
  /** Two files of one call make the same job: one would silently replace the other. */
  DUPLICATE_JOB(LANGUAGE, ERROR),
  /** The image's tag may move: no digest. */
  IMAGE_NOT_PINNED(RULE, NOTE),
  /** Nothing ends the job if it hangs. */
  TIMEOUT_MISSING(RULE, OFF),
  /** Off-heap memory is on and has no size. */
  OFF_HEAP_SIZE_MISSING(RULE, ERROR),
  /** A pod has less beside its heap than Spark would give it. */
  OVERHEAD_TOO_SMALL(RULE, WARNING),
  /** Options of the JVM size its heap, so that the pod's size does not follow. */
  HEAP_BY_OPTION(RULE, ERROR),
  /** Executors may fill their node's disk. */
  SCRATCH_UNLIMITED(RULE, OFF),
  /** Volumes in memory have no room beside the heap. */
  TMPFS_OVER_MEMORY(RULE, ERROR),
  /** More tasks run at a time than the CPU limit has cores for. */
  SLOTS_OVER_CPU(RULE, NOTE),
  /** Spark is asked for a GPU or the like without all that it needs to get one. */
  RESOURCE_INCOMPLETE(RULE, ERROR),
  /** Nodes that may be taken away would take the driver, and so the job, along. */
  DRIVER_ON_SPOT(RULE, WARNING),
  SCALA_MISMATCH(RULE, ERROR),
  /** A connector is of another Hadoop, or calls another AWS SDK, than Spark brings. */
  HADOOP_MISMATCH(RULE, ERROR),
  SPARK_TAG_DIFFERS(RULE, WARNING),
  /** Libraries are fetched at each start. */
  PACKAGES_AT_START(RULE, WARNING),
  PYTHON_NOT_IN_ARCHIVE(RULE, ERROR),
  /** A key of Spark's that nobody reads where k8spark starts it. */
  CONF_WITHOUT_EFFECT(RULE, ERROR),
  /** A value waits for a shell that never sees it. */
  VARIABLE_NOT_REPLACED(RULE, ERROR),
  KERBEROS_INCOMPLETE(RULE, ERROR),
  /** The API server would be asked for through a proxy. */
  PROXY_WITHOUT_EXCEPTIONS(RULE, WARNING),
  /** A container of a pod template is called almost as Spark's. */
  CONTAINER_MISNAMED(RULE, WARNING),
  /** All executors write into one claim. */
  CLAIM_SHARED(RULE, WARNING),
  /** A library that the job's data needs does not exist for its line of Spark. */
  CONNECTOR_UNSUPPORTED(RULE, ERROR),
  /** A library that the job's data needs is not in the image, as the image says itself. */
  CONNECTOR_MISSING(RULE, ERROR),
  /** No network policy opens the way to what the job talks to. */
  EGRESS_CLOSED(RULE, ERROR),
  READ_NOT_ALLOWED(RULE, ERROR),
  WRITE_NOT_ALLOWED(RULE, ERROR),
  HOST_NOT_ALLOWED(RULE, ERROR),
  IDENTITY_NOT_ALLOWED(RULE, ERROR),
  /** What the job writes is gone with its pods. */
  OUTPUT_LOST(RULE, ERROR),
  /** Configuration says what `data` says. */
  CONF_OF_DATA(RULE, ERROR),
  /** Nothing of ours keeps a job from writing what it declares to read. */
  ACCESS_BY_STORE(RULE, NOTE),
  /** Event logs end with the driver's pod, or keep it from starting. */
  EVENT_LOG_LOST(RULE, ERROR),
  /** A second container of the driver's pod keeps it from being complete. */
  SIDECAR_KEEPS_JOB(RULE, WARNING),
  /** Spark sends executors nothing of what a key names. */
  FILES_NOT_SENT(RULE, ERROR),
  /** A published image, which holds Spark alone. */
  RUNTIME_MISSING(RULE, ERROR),
  /** No node of the policy's pools is large enough. */
  POD_FITS_NO_NODE(RULE, WARNING),
  /** A job waives what its policy lets no job waive, or for longer than it may. */
  NOT_WAIVABLE(LANGUAGE, ERROR),
  /** The last day of a waiver or an exception is over. */
  WAIVER_EXPIRED(LANGUAGE, ERROR),
  /** A waiver or an exception that nothing needs. */
  WAIVER_UNUSED(REMARK, WARNING),
  /** Waivers count here although nobody looked at their days. */
  WAIVERS_NOT_JUDGED(REMARK, NOTE),
  /** A driver's token is used for a pod that is no executor of its job; only a cluster sees it. */
  NOT_OWN_EXECUTOR(LANGUAGE, ERROR),
  /** A rule of a policy that admission in the cluster cannot enforce, or not exactly. */
  NOT_HELD_BY_ADMISSION(LANGUAGE, NOTE),
  /** A list of a policy speaks of what no key of a job names. */
  NOT_HELD_YET(LANGUAGE, NOTE);

  /** Where a code comes from, and so who may change its severity. */
  public enum CodeKind {
    /** What the language or the command means: nobody can change it. */
    LANGUAGE,
    /** Kubernetes would refuse it, whatever a policy says. */
    KUBERNETES,
    /** About several jobs, or about waivers: a policy may set its severity, nobody waives it. */
    REMARK,
    /** A policy may set its severity, and have it waived. */
    RULE;

    /** Returns whether a policy may set the severity. */
    public boolean isConfigurable() {
      return this == REMARK || this == RULE;
    }
  }

  private final CodeKind kind;
  private final Severity severity;

  Code(CodeKind kind, Severity severity) {
    this.kind = kind;
    this.severity = severity;
  }

  /** Returns where the code comes from. */
  public CodeKind kind() {
    return kind;
  }

  /** Returns the severity where no policy sets another. */
  public Severity severity() {
    return severity;
  }
}
