package dev.k8spark.rule.lifecycle;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.rule.Containers;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.runtime.contract.PodRole;
import dev.k8spark.source.Node;
import java.util.stream.Stream;

/**
 * Nothing keeps a driver's pod when the driver has ended: a pod is complete when all of its
 * containers are, and Kubernetes stops only those sidecars that are init containers which restart.
 */
public final class SidecarsEnd extends Rule {

  public SidecarsEnd() {
    super(
        Code.SIDECAR_KEEPS_JOB,
        RuleCategory.LIFECYCLE,
        "No other container keeps a driver's pod when the driver has ended.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    return Containers.streamWritten(context.job(), PodRole.DRIVER, "containers")
        .flatMap(container -> container.find("name").stream())
        .filter(name -> name.findText().filter(PodRole.DRIVER.container()::equals).isEmpty())
        .map(this::report);
  }

  private Diagnostic report(Node name) {
    return report(
            name.span(),
            "the Job ends only when `%s` does, whatever became of the driver"
                .formatted(name.findText().orElse("")))
        .withHelp(
            "write it below `initContainers` with `restartPolicy = Always`: such a sidecar starts"
                + " before the driver and is stopped after it");
  }
}
