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
 * A job's image holds the runtime that its containers start, or a plain Spark beside which the
 * runtime is brought: the images that everybody knows hold Spark alone, with a script of its own.
 */
public final class RuntimeInImage extends Rule {

  /** Repositories whose images others publish, with Spark where Spark's own Dockerfile puts it. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "docker\\.io/(apache/spark(-py|-r)?|library/spark|datamechanics/spark"
              + "|kubeflow/spark-operator)"
              + "|(gcr\\.io|ghcr\\.io/kubeflow)/spark-operator/.+"
              + "|ghcr\\.io/(apache/spark-docker|googlecloudplatform)/.+");

  /** The same, with Spark in another folder. */
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "(docker\\.io/bitnami(legacy|secure)?|public\\.ecr\\.aws/bitnami)/spark"
              + "|(oci|docker)\\.stackable\\.tech/.*/?spark-k8s|quay\\.io/stackable/spark-k8s"
              + "|(docker\\.io|quay\\.io)/jupyter/(py|all-)spark-notebook");

  private static final String BUILD = "`k8spark image JOB --build NAME:TAG`";

  public RuntimeInImage() {
    super(
        Code.RUNTIME_MISSING,
        RuleCategory.IMAGE,
        "A job's image holds the runtime that its containers start, or the policy brings it.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    ResolvedJob job = context.job();
    return switch (job.job().runtime()) {
      case IMAGE -> checkHeld(job);
      case INJECTED -> Stream.concat(checkBrought(job), checkHome(job));
    };
  }

  private Stream<Diagnostic> checkHeld(ResolvedJob job) {
    String image = job.job().image();
    boolean isElsewhere = isOf(ELSEWHERE, image);
    if ((!isElsewhere && !isOf(PLAIN, image)) || job.policy().findImage(image).isPresent()) {
      return Stream.empty();
    }
    String help = "build one that has: " + BUILD;
    return Stream.of(
        report(
                job.spanOf("image"),
                "this image has no `/opt/k8spark`, which the job's containers start")
            .withHelp(isElsewhere ? help : help + "; or have it brought: `runtime = injected`"));
  }

  private Stream<Diagnostic> checkBrought(ResolvedJob job) {
    return job.policy().cluster().runtime() != null
        ? Stream.empty()
        : Stream.of(
            report(job.spanOf("runtime"), "nobody says which image brings the runtime")
                .withHelp(
                    "name it in the policy, `cluster.runtime.image`; `k8spark image --runtime"
                        + " --build NAME:TAG` makes one"));
  }

  private Stream<Diagnostic> checkHome(ResolvedJob job) {
    return isOf(ELSEWHERE, job.job().image())
        ? Stream.of(
            report(
                    job.spanOf("image"),
                    "this image keeps Spark elsewhere than in `/opt/spark`, where a runtime that"
                        + " is brought looks for it")
                .withHelp("use one of Apache's, or build one: " + BUILD))
        : Stream.empty();
  }

  private static boolean isOf(Pattern repositories, String image) {
    return repositories.matcher(ImageName.parse(image).repository()).matches();
  }
}
