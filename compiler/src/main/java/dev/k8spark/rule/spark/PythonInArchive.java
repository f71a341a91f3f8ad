package dev.k8spark.rule.spark;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.MainProgram;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SentPaths;
import dev.k8spark.rule.ConfEntry;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Python that is named by a relative path lies in an archive that is unpacked there. That is so
 * in tasks alone: the driver's Python starts before Spark unpacks anything.
 */
public final class PythonInArchive extends Rule {

  private static final String DRIVER_KEY = "spark.pyspark.driver.python";

  public PythonInArchive() {
    super(
        Code.PYTHON_NOT_IN_ARCHIVE,
        RuleCategory.SPARK,
        "A Python with a relative path lies in an archive that is unpacked there.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    ResolvedJob job = context.job();
    List<ConfEntry> pythons =
        Stream.of(
                ConfEntry.find(job, DRIVER_KEY),
                ConfEntry.find(job, "spark.pyspark.python"),
                ConfEntry.findVariable(job, "PYSPARK_DRIVER_PYTHON"),
                ConfEntry.findVariable(job, "PYSPARK_PYTHON"))
            .flatMap(Optional::stream)
            .toList();
    List<Diagnostic> missing =
        pythons.stream().flatMap(python -> checkFolder(job, python).stream()).toList();
    return missing.isEmpty() ? checkDriver(job, pythons) : missing.stream();
  }

  private Optional<Diagnostic> checkFolder(ResolvedJob job, ConfEntry python) {
    if (!isRelative(python)) {
      return Optional.empty();
    }
    String path = strip(python);
    String folder = path.substring(0, path.indexOf('/'));
    boolean isUnpacked =
        SentPath.findAll(job)
            .filter(sent -> sent.list() == SentPaths.ARCHIVES)
            .anyMatch(archive -> archive.target().filter(folder::equals).isPresent());
    return isUnpacked
        ? Optional.empty()
        : Optional.of(
            report(
                    python.span(),
                    "nothing is unpacked as `%s`, where this Python would lie".formatted(folder))
                .withHelp(
                    "name the archive `URI#%s` in `main.archives`, or a Python of the image by"
                            .formatted(folder)
                        + " its whole path"));
  }

  /**
   * @param pythons in the order in which the driver looks for its own
   */
  private Stream<Diagnostic> checkDriver(ResolvedJob job, List<ConfEntry> pythons) {
    return pythons.stream()
        .limit(1)
        .filter(_ -> job.job().main() instanceof MainProgram.Python)
        .filter(PythonInArchive::isRelative)
        .map(
            python ->
                report(
                        python.span(),
                        "the driver would start with this Python too, before Spark unpacks it")
                    .withHelp(
                        "set `conf.%s` to a Python of the image, such as `/usr/bin/python3`"
                            .formatted(DRIVER_KEY)));
  }

  private static String strip(ConfEntry python) {
    return python.value().replaceFirst("^(\\./)+", "");
  }

  private static boolean isRelative(ConfEntry python) {
    String path = strip(python);
    return path.contains("/") && !path.startsWith("/");
  }
}
