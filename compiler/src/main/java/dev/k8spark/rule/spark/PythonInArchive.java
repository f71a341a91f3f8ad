package dev.k8spark.rule.spark;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.rule.ConfEntry;
import dev.k8spark.rule.Rule;
import java.util.Optional;
import java.util.stream.Stream;

/** A Python that is named by a relative path lies in an archive that is unpacked there. */
public final class PythonInArchive implements Rule {

  private static final String ARCHIVES = "spark.archives";

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    ResolvedJob job = bundle.source();
    return Stream.of(
            ConfEntry.ofEnv(job, "PYSPARK_PYTHON"),
            ConfEntry.ofEnv(job, "PYSPARK_DRIVER_PYTHON"),
            ConfEntry.of(job, "spark.pyspark.python"),
            ConfEntry.of(job, "spark.pyspark.driver.python"))
        .flatMap(Optional::stream)
        .flatMap(python -> check(job, python));
  }

  private static Stream<Diagnostic> check(ResolvedJob job, ConfEntry python) {
    String path = python.value().replaceFirst("^(\\./)+", "");
    boolean isRelative = path.contains("/") && !path.startsWith("/");
    if (!isRelative) {
      return Stream.empty();
    }
    String folder = path.substring(0, path.indexOf('/'));
    boolean isUnpacked =
        ConfEntry.of(job, ARCHIVES).stream()
            .flatMap(ConfEntry::items)
            .anyMatch(archive -> archive.endsWith("#" + folder));
    return isUnpacked
        ? Stream.empty()
        : Stream.of(
            Diagnostic.of(
                    Code.PYTHON_NOT_IN_ARCHIVE,
                    python.span(),
                    "nothing is unpacked as `%s`, where this Python would lie".formatted(folder))
                .withHelp(
                    "name the archive `URI#%s` in `spark.archives`, or a Python of the image by"
                            .formatted(folder)
                        + " its whole path"));
  }
}
