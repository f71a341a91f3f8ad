package dev.k8spark.rule.image;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.data.DataPlan;
import dev.k8spark.lower.data.DataPlanner;
import dev.k8spark.policy.DescribedImage;
import dev.k8spark.policy.Policy;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.rule.admission.EnforcementGap;
import dev.k8spark.runtime.contract.Connector;
import dev.k8spark.source.Span;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An image that says what it holds has the libraries that the job's data needs. */
public final class ConnectorInImage extends Rule {

  public ConnectorInImage() {
    super(
        Code.CONNECTOR_MISSING,
        RuleCategory.IMAGE,
        "An image that says what it holds has the libraries that the job's data needs.");
  }

  @Override
  public boolean isConfiguredBy(Policy policy) {
    return policy.files().stream().anyMatch(file -> !file.images().isEmpty());
  }

  @Override
  public Stream<EnforcementGap> findGaps(Policy policy) {
    return policy.files().stream()
        .flatMap(file -> file.images().values().stream().limit(1))
        .map(
            image ->
                new EnforcementGap(
                    "`images`",
                    image.span(),
                    "admission does not see what a job's data needs; the driver compares it with"
                        + " its image"));
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    ResolvedJob job = context.job();
    return job.policy().findImage(job.job().image()).stream().flatMap(image -> check(job, image));
  }

  /** Returns what an image lacks of what a job's data needs, each with its place in the job. */
  public Stream<Diagnostic> check(ResolvedJob job, DescribedImage image) {
    boolean mayComeWithJob =
        Connector.mayComeWith(job.job().conf())
            || !job.job().main().jars().isEmpty()
            || !job.job().classPath().isEmpty();
    return mayComeWithJob
        ? Stream.empty()
        : DataPlanner.plan(job).entrySet().stream()
            .flatMap(entry -> check(job, image, entry.getKey(), entry.getValue()));
  }

  private Stream<Diagnostic> check(
      ResolvedJob job, DescribedImage image, String name, DataPlan plan) {
    return plan.connectors().stream()
        .filter(connector -> !image.connectors().contains(connector.word()))
        .map(connector -> report(job, image, name, connector));
  }

  private Diagnostic report(
      ResolvedJob job, DescribedImage image, String name, Connector connector) {
    Span span = ConnectorPlace.find(job, name, connector);
    return report(span, "the image has no connector `%s`".formatted(connector.word()))
        .withOther(image.span(), "it has " + describe(image))
        .withHelp("`k8spark image` with this job's file and `--build TAG` builds one that has it");
  }

  private static String describe(DescribedImage image) {
    return image.connectors().isEmpty()
        ? "none"
        : image.connectors().stream().collect(Collectors.joining("`, `", "`", "`"));
  }
}
