package dev.k8spark.rule.security;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.rule.Rule;
import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.source.Node;
import java.util.stream.Stream;

/** A container of a pod template that is meant to be Spark's has its name, else it is a second. */
public final class ContainersByName implements Rule {

  private static final String LIKE_OURS = "spark-kubernetes";

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    return Stream.concat(
        check(bundle.source(), "driver", PodContract.DRIVER_CONTAINER),
        check(bundle.source(), "executor", PodContract.EXECUTOR_CONTAINER));
  }

  private static Stream<Diagnostic> check(ResolvedJob job, String role, String ours) {
    return job.find(role, "podTemplate", "spec", "containers") instanceof Node.Sequence list
        ? list.items().stream()
            .flatMap(
                item ->
                    Node.childOf(item, "name") instanceof Node.Text name
                        ? Stream.of(name)
                        : Stream.<Node.Text>empty())
            .filter(name -> !name.value().equals(ours) && isLikeOurs(name.value()))
            .map(name -> finding(name, role, ours))
        : Stream.empty();
  }

  private static boolean isLikeOurs(String name) {
    return name.startsWith(LIKE_OURS) || name.equals("spark");
  }

  private static Diagnostic finding(Node.Text name, String role, String ours) {
    return Diagnostic.of(
            Code.CONTAINER_MISNAMED,
            name.span(),
            "`%s` is another container beside Spark's in the %s's pod"
                .formatted(name.value(), role))
        .withHelp("Spark's is called `%s`".formatted(ours));
  }
}
