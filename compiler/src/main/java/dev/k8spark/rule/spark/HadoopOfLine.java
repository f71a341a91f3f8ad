package dev.k8spark.rule.spark;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.rule.ConfEntry;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Connectors of Hadoop have the version of Spark's Hadoop, and call the AWS SDK that they know. */
public final class HadoopOfLine extends Rule {

  private static final String PARTS =
      "hadoop-(?:aws|azure(?:-datalake)?|gcp|aliyun|huaweicloud|cos|client(?:-api|-runtime)?|common"
          + "|hdfs(?:-client)?|cloud-storage)";

  private static final Pattern HADOOP =
      Pattern.compile(
          "org\\.apache\\.hadoop:(?<c>%1$s):(?<cv>[0-9][^:]*)|(?:.*/)?(?<j>%1$s)-(?<jv>[0-9][0-9.]*)\\.jar"
              .formatted(PARTS));

  public HadoopOfLine() {
    super(
        Code.HADOOP_MISMATCH,
        RuleCategory.SPARK,
        "Connectors have the version of Spark's own Hadoop.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    ResolvedJob job = context.job();
    SparkDistribution spark = SparkDistribution.of(job.job().sparkVersion());
    return Libraries.findAll(job)
        .flatMap(library -> Stream.concat(version(job, library, spark), sdk(job, library, spark)));
  }

  private Stream<Diagnostic> version(ResolvedJob job, ConfEntry library, SparkDistribution spark) {
    Matcher hadoop = HADOOP.matcher(library.value());
    if (!hadoop.matches()) {
      return Stream.empty();
    }
    boolean isJar = hadoop.group("c") == null;
    String version = hadoop.group(isJar ? "jv" : "cv");
    return version.equals(spark.hadoop())
        ? Stream.empty()
        : Stream.of(
            report(
                    library.span(),
                    "`%s` is of Hadoop %s; Spark %s has %s"
                        .formatted(
                            hadoop.group(isJar ? "j" : "c"),
                            version,
                            job.job().sparkVersion(),
                            spark.hadoop()))
                .withHelp("use version %s of it".formatted(spark.hadoop())));
  }

  private Stream<Diagnostic> sdk(ResolvedJob job, ConfEntry library, SparkDistribution spark) {
    return library.value().startsWith(spark.otherAwsSdk() + ":")
        ? Stream.of(
            report(
                    library.span(),
                    "`%s` is not the AWS SDK that the `hadoop-aws` of Spark %s calls"
                        .formatted(spark.otherAwsSdk(), job.job().sparkVersion()))
                .withHelp("use `%s`".formatted(spark.awsSdk())))
        : Stream.empty();
  }
}
