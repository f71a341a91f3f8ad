package dev.k8spark.rule.security;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.rule.Containers;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.runtime.contract.PodRole;
import dev.k8spark.source.Located;
import dev.k8spark.source.Node;
import java.util.stream.Stream;

/** A container of a pod template that is meant to be Spark's has its name, else it is a second. */
public final class ContainersByName extends Rule {

  private static final String SPARK_PREFIX = "spark-kubernetes";

  public ContainersByName() {
    super(
        Code.CONTAINER_MISNAMED,
        RuleCategory.SECURITY,
        "A container that is meant to be Spark's has its name.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    return Stream.concat(
        check(context.job(), PodRole.DRIVER), check(context.job(), PodRole.EXECUTOR));
  }

  private Stream<Diagnostic> check(ResolvedJob job, PodRole role) {
    return Containers.streamWritten(job, role, "containers")
        .flatMap(container -> Stream.ofNullable(Located.ofText(Node.childOf(container, "name"))))
        .filter(name -> !name.value().equals(role.container()) && resemblesSpark(name.value()))
        .map(name -> reportMisnamed(name, role));
  }

  private static boolean resemblesSpark(String name) {
    return name.startsWith(SPARK_PREFIX) || name.equals("spark");
  }

  private Diagnostic reportMisnamed(Located<String> name, PodRole role) {
    return report(
            name.span(),
            "`%s` is another container beside Spark's in the %s's pod"
                .formatted(name.value(), role.word()))
        .withHelp("Spark's is called `%s`".formatted(role.container()));
  }
}
