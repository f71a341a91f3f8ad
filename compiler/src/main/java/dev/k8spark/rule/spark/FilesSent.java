package dev.k8spark.rule.spark;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.rule.ConfEntry;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files that a job names for its executors are sent to them. Of these keys Spark leaves out what
 * has the scheme {@code local}: it only warns that files and archives are skipped, and puts modules
 * on the driver's path alone. A jar with that scheme reaches both roles.
 */
public final class FilesSent extends Rule {

  private static final String LOCAL = "local:";

  private static final List<String> KEYS =
      List.of("spark.files", "spark.archives", "spark.submit.pyFiles");

  public FilesSent() {
    super(
        Code.FILES_NOT_SENT,
        RuleCategory.SPARK,
        "Files, archives and modules that a job names are sent to its executors.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    return KEYS.stream()
        .flatMap(key -> ConfEntry.find(context.job(), key).stream())
        .flatMap(
            entry ->
                entry
                    .splitItems()
                    .filter(item -> item.startsWith(LOCAL))
                    .map(item -> report(entry, item)));
  }

  private Diagnostic report(ConfEntry entry, String item) {
    return report(
            entry.span(),
            "executors do not get `%s`: Spark leaves out what is `local:` in `%s`"
                .formatted(item, entry.key()))
        .withHelp(
            "write `file://%s`: the driver sends it from its own image"
                .formatted(item.replaceFirst("^local:(//)?", "")));
  }
}
