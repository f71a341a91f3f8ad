package dev.k8spark.rule.spark;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.rule.ConfEntry;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Libraries are built for the Scala that the line of Spark has. */
public final class ScalaOfLine extends Rule {

  private static final Pattern SUFFIX = Pattern.compile("_(2\\.1[0-9]|3)(?=[:-]|\\.jar)");

  public ScalaOfLine() {
    super(
        Code.SCALA_MISMATCH,
        RuleCategory.SPARK,
        "Libraries are built for the Scala of the Spark line.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    ResolvedJob job = context.job();
    Set<String> scala = SparkDistribution.of(job.job().sparkVersion()).scala();
    return Libraries.findAll(job).flatMap(library -> check(job, library, scala));
  }

  private Stream<Diagnostic> check(ResolvedJob job, ConfEntry library, Set<String> scala) {
    Matcher suffix = SUFFIX.matcher(library.value());
    if (!suffix.find() || scala.contains(suffix.group(1))) {
      return Stream.empty();
    }
    String expected = String.join(" or ", new TreeSet<>(scala));
    return Stream.of(
        report(
                library.span(),
                "`%s` is built for Scala %s; Spark %s has %s"
                    .formatted(
                        library.value(), suffix.group(1), job.job().sparkVersion(), expected))
            .withHelp("use the artifact that ends with `_%s`".formatted(expected)));
  }
}
