package dev.k8spark.rule.spark;

import dev.k8spark.job.SparkLine;
import java.util.Set;

/**
 * What Spark's own distribution of a line is built with.
 *
 * @param hadoop the version of its Hadoop client; connectors must have the very same
 * @param scala the versions that it is offered for
 * @param awsSdk the artifact that its {@code hadoop-aws} calls
 */
record SparkDistribution(String hadoop, Set<String> scala, String awsSdk) {

  private static final String AWS_1 = "com.amazonaws:aws-java-sdk-bundle";
  private static final String AWS_2 = "software.amazon.awssdk:bundle";

  /** From the parent POMs of the releases. */
  static SparkDistribution of(SparkLine line) {
    Set<String> scala = Set.of("2.13");
    if (!line.isAtLeast(4, 0)) {
      return new SparkDistribution("3.3.4", Set.of("2.12", "2.13"), AWS_1);
    }
    if (line.isAtLeast(4, 2)) {
      return new SparkDistribution("3.5.0", scala, AWS_2);
    }
    return new SparkDistribution(line.isAtLeast(4, 1) ? "3.4.2" : "3.4.1", scala, AWS_2);
  }

  /** The other generation of the AWS SDK. */
  String otherAwsSdk() {
    return awsSdk.equals(AWS_1) ? AWS_2 : AWS_1;
  }
}
