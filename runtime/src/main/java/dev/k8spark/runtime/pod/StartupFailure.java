package dev.k8spark.runtime.pod;

import dev.k8spark.runtime.contract.ExitCode;

/** Ends a role before Spark starts: a code of the contract, and a sentence for whoever reads it. */
public final class StartupFailure extends RuntimeException {
  private final ExitCode code;

  public StartupFailure(ExitCode code, String cause) {
    super(cause);
    this.code = code;
  }

  public ExitCode code() {
    return code;
  }
}
