package dev.k8spark.rule.image;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.policy.DescribedImage;
import java.util.stream.Stream;

/** What an image, as it describes itself, is other than a job needs. */
public record ImageComparison(ResolvedJob job, DescribedImage image) {

  /** Returns a finding for each difference: another line of Spark, and missing connectors. */
  public Stream<Diagnostic> report() {
    return Stream.concat(
        new SparkOfTag().check(job, image), new ConnectorInImage().check(job, image));
  }
}
