package dev.k8spark.lower.step;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.runtime.contract.PodContract;
import java.util.List;

/**
 * Makes files of a pod's annotations. The runtime, which checks the files, tells Spark where they
 * are.
 */
public final class ConfigurationFiles implements LoweringStep {

  private static final String VOLUME = "k8spark-files";

  private static final AnnotationFile PASSWD =
      new AnnotationFile(PodContract.PASSWD_ANNOTATION, PodContract.PASSWD_FILE);

  private static final AnnotationFiles DRIVER =
      new AnnotationFiles(
          VOLUME,
          List.of(
              new AnnotationFile(PodContract.CONF_ANNOTATION, PodContract.CONF_FILE),
              new AnnotationFile(PodContract.TEMPLATE_ANNOTATION, PodContract.TEMPLATE_FILE),
              PASSWD));

  private static final AnnotationFiles EXECUTOR = new AnnotationFiles(VOLUME, List.of(PASSWD));

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    return draft.mapDriver(DRIVER::mountIn).mapExecutor(EXECUTOR::mountIn);
  }
}
