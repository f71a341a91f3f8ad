package dev.k8spark.runtime.pod;

import dev.k8spark.runtime.contract.ExitCode;
import java.util.Map;
import java.util.Optional;

/** The variables of the container; one that must be there and is not ends the role. */
public record PodEnvironment(Map<String, String> variables) {

  public PodEnvironment {
    variables = Map.copyOf(variables);
  }

  public String require(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new StartupFailure(
                    ExitCode.WRONG_CONFIGURATION,
                    "the variable " + name + " is missing in the container's env"));
  }

  /** Empty counts as absent: that is what a downward API field without a value gives. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }
}
