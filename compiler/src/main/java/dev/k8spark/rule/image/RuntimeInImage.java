package dev.k8spark.rule.image;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.policy.ImageName;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A job's image holds the runtime that its containers start: the images that everybody knows hold
 * Spark alone, with a script of its own to start it.
 */
public final class RuntimeInImage extends Rule {

  /** Repositories whose images others publish, with the whole of a family where it is one's. */
  private static final Pattern PUBLISHED =
      Pattern.compile(
          "docker\\.io/(apache/spark(-py|-r)?|library/spark|bitnami(legacy|secure)?/spark"
              + "|datamechanics/spark|kubeflow/spark-operator)"
              + "|public\\.ecr\\.aws/bitnami/spark"
              + "|(gcr\\.io|ghcr\\.io/kubeflow)/spark-operator/.+"
              + "|ghcr\\.io/(apache/spark-docker|googlecloudplatform)/.+"
              + "|(oci|docker)\\.stackable\\.tech/.*/?spark-k8s|quay\\.io/stackable/spark-k8s"
              + "|(docker\\.io|quay\\.io)/jupyter/(py|all-)spark-notebook");

  public RuntimeInImage() {
    super(
        Code.RUNTIME_MISSING,
        RuleCategory.IMAGE,
        "A job's image holds the runtime that its containers start.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    ResolvedJob job = context.job();
    String image = job.job().image();
    boolean isPublished =
        PUBLISHED.matcher(ImageName.parse(image).repository()).matches()
            && job.policy().findImage(image).isEmpty();
    return isPublished
        ? Stream.of(
            report(
                    job.spanOf("image"),
                    "this image has no `/opt/k8spark`, which the job's containers start")
                .withHelp("build one that has: `k8spark image JOB --build NAME:TAG`"))
        : Stream.empty();
  }
}
