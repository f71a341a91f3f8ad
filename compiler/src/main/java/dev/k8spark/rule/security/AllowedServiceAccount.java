package dev.k8spark.rule.security;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.policy.PolicySubject;
import dev.k8spark.rule.AllowDenyFindings;
import dev.k8spark.rule.Rule;
import java.util.stream.Stream;

/** An account that the job names is one that the policy lets jobs run as. */
public final class AllowedServiceAccount implements Rule {

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    ResolvedJob job = bundle.source();
    String name = job.job().serviceAccount();
    return name == null
        ? Stream.empty()
        : new AllowDenyFindings(
                job.policy(), PolicySubject.SERVICE_ACCOUNTS, Code.SERVICE_ACCOUNT_NOT_ALLOWED)
            .of(name, "service account `%s`".formatted(name), job.spanOf("serviceAccount"));
  }
}
