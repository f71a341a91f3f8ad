package dev.k8spark.resolve.rule;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.policy.ApiServer;
import java.util.stream.Stream;

/** Says what a policy would add where there is none, or where it lacks the API server's address. */
final class KnownCluster implements JobRule {

  @Override
  public Stream<Diagnostic> check(ResolvedJob resolved) {
    if (resolved.policy().documents().isEmpty()) {
      return Stream.of(
          Diagnostic.of(
                  Code.POLICY_MISSING,
                  resolved.spanOf("namespace"),
                  "no policy applies: nothing is forbidden, and the driver may reach ports 443 and"
                      + " 6443 anywhere")
              .withHelp("put a `k8spark-policy.conf` beside the job or above it"));
    }
    return resolved.policy().cluster().apiServer() instanceof ApiServer.Unknown
        ? Stream.of(
            Diagnostic.of(
                    Code.API_SERVER_UNKNOWN,
                    resolved.spanOf("namespace"),
                    "the driver may reach ports 443 and 6443 anywhere: the policy does not say"
                        + " where the API server is")
                .withHelp(
                    "set `cluster.apiServer` to its addresses, as `kubectl get endpointslices"
                        + " kubernetes` shows them, or to `ports-only`"))
        : Stream.empty();
  }
}
