package dev.k8spark.rule.spark;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.policy.PolicySubject;
import dev.k8spark.rule.AllowDenyFindings;
import dev.k8spark.rule.Rule;
import java.util.stream.Stream;

/** The job's line of Spark is one that the policy allows. */
public final class AllowedSpark implements Rule {

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    ResolvedJob job = bundle.source();
    String line = job.job().sparkVersion().toString();
    return new AllowDenyFindings(job.policy(), PolicySubject.SPARK_VERSIONS, Code.SPARK_NOT_ALLOWED)
        .of(line, "Spark " + line, job.spanOf("sparkVersion"));
  }
}
