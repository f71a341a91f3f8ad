package dev.k8spark.lower.step;

import dev.k8spark.job.CodeFile;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.lower.draft.PodDraft;
import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.runtime.contract.Sha256;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Code beside the job travels as Spark's configuration does: in annotations of the driver's pod,
 * from where it is mounted as files that the runtime compares with what was compiled.
 */
public final class InlineCode implements LoweringStep {

  private static final String VOLUME = "k8spark-code";

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    List<CodeFile> files =
        resolved.code().stream().filter(file -> resolved.job().main().runs(file)).toList();
    return files.isEmpty() ? draft : draft.mapDriver(pod -> withFiles(pod, files));
  }

  private static PodDraft withFiles(PodDraft pod, List<CodeFile> files) {
    PodDraft annotated = pod;
    for (CodeFile file : files) {
      annotated =
          annotated.editMetadata(
              metadata -> metadata.addToAnnotations(annotation(file), file.text()));
    }
    List<AnnotationFile> mounted =
        files.stream().map(file -> new AnnotationFile(annotation(file), file.path())).toList();
    return new AnnotationFiles(VOLUME, mounted)
        .mountIn(annotated)
        .withEnv(PodContract.CODE_SHA256, sums(files));
  }

  private static String annotation(CodeFile file) {
    return PodContract.CODE_ANNOTATION_PREFIX + file.name();
  }

  private static String sums(List<CodeFile> files) {
    return files.stream()
        .map(file -> Sha256.hash(file.text()) + "  " + file.path())
        .collect(Collectors.joining("\n"));
  }
}
