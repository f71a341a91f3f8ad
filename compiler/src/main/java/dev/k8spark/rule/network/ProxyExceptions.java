package dev.k8spark.rule.network;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.rule.ConfEntry;
import dev.k8spark.rule.Rule;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whoever sets a proxy says what does not go through it: the API server, and the job's own pods.
 */
public final class ProxyExceptions implements Rule {

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    ResolvedJob job = bundle.source();
    boolean hasExceptions =
        Stream.of("NO_PROXY", "no_proxy").anyMatch(name -> job.job().env().containsKey(name));
    return hasExceptions
        ? Stream.empty()
        : Stream.of("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY")
            .map(name -> ConfEntry.ofEnv(job, name))
            .flatMap(Optional::stream)
            .limit(1)
            .map(ProxyExceptions::finding);
  }

  private static Diagnostic finding(ConfEntry proxy) {
    return Diagnostic.of(
            Code.PROXY_WITHOUT_EXCEPTIONS,
            proxy.span(),
            "the driver would ask this proxy for the API server, too")
        .withHelp(
            "set `env.NO_PROXY` to what is in the cluster, such as"
                + " `localhost,127.0.0.1,.svc,.cluster.local` and the API server's address");
  }
}
