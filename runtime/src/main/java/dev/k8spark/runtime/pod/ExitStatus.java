package dev.k8spark.runtime.pod;

import dev.k8spark.runtime.contract.ExitCode;

/**
 * How a role ended: the number that the process gives back, the contract's name for it, and why.
 *
 * @param number the contract's own, or a user's that means nothing else in the contract
 * @param name the contract's word for it; a user's own number is a {@link ExitCode#FAILED}
 * @param cause one sentence for whoever reads the pod's status
 */
public record ExitStatus(int number, ExitCode name, String cause) implements ExitOutcome {

  public static ExitStatus of(ExitCode code, String cause) {
    return new ExitStatus(code.number(), code, cause);
  }

  /** What a user's own exit code becomes: itself, unless the contract uses that number. */
  public static ExitStatus ofUser(int number, String cause) {
    if (number == ExitCode.SUCCEEDED.number()) {
      return of(ExitCode.SUCCEEDED, cause);
    }
    if (ExitCode.isReserved(number)) {
      return of(
          ExitCode.FAILED,
          "%s; exit code %d is kept for the runtime, so it became %d"
              .formatted(cause, number, ExitCode.FAILED.number()));
    }
    return new ExitStatus(number, ExitCode.FAILED, cause);
  }

  public static ExitStatus of(StartupFailure refusal) {
    return of(refusal.code(), String.valueOf(refusal.getMessage()));
  }
}
