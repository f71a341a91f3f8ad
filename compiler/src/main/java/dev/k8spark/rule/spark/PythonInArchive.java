package dev.k8spark.rule.spark;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.rule.ConfEntry;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import java.util.Optional;
import java.util.stream.Stream;

/** A Python that is named by a relative path lies in an archive that is unpacked there. */
public final class PythonInArchive extends Rule {

  private static final String ARCHIVES = "spark.archives";

  public PythonInArchive() {
    super(
        Code.PYTHON_NOT_IN_ARCHIVE,
        RuleCategory.SPARK,
        "A Python with a relative path lies in an archive that is unpacked there.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    ResolvedJob job = context.job();
    return Stream.of(
            ConfEntry.findVariable(job, "PYSPARK_PYTHON"),
            ConfEntry.findVariable(job, "PYSPARK_DRIVER_PYTHON"),
            ConfEntry.find(job, "spark.pyspark.python"),
            ConfEntry.find(job, "spark.pyspark.driver.python"))
        .flatMap(Optional::stream)
        .flatMap(python -> check(job, python));
  }

  private Stream<Diagnostic> check(ResolvedJob job, ConfEntry python) {
    String path = python.value().replaceFirst("^(\\./)+", "");
    boolean isRelative = path.contains("/") && !path.startsWith("/");
    if (!isRelative) {
      return Stream.empty();
    }
    String folder = path.substring(0, path.indexOf('/'));
    boolean isUnpacked =
        ConfEntry.find(job, ARCHIVES).stream()
            .flatMap(ConfEntry::splitItems)
            .anyMatch(archive -> archive.endsWith("#" + folder));
    return isUnpacked
        ? Stream.empty()
        : Stream.of(
            report(
                    python.span(),
                    "nothing is unpacked as `%s`, where this Python would lie".formatted(folder))
                .withHelp(
                    "name the archive `URI#%s` in `spark.archives`, or a Python of the image by"
                            .formatted(folder)
                        + " its whole path"));
  }
}
