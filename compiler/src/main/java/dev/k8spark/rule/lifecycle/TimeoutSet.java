package dev.k8spark.rule.lifecycle;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.rule.Rule;
import java.util.stream.Stream;

/** Something ends a job that hangs. */
public final class TimeoutSet implements Rule {

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    ResolvedJob job = bundle.source();
    return job.job().timeout() == null
        ? Stream.of(
            Diagnostic.of(
                    Code.TIMEOUT_MISSING, job.placeOf("name"), "nothing ends this job if it hangs")
                .withHelp("set `timeout` to the longest that it may take, such as `4h`"))
        : Stream.empty();
  }
}
