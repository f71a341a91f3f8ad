package dev.k8spark.rule.network;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.rule.ConfEntry;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whoever sets a proxy says what does not go through it: the API server, and the job's own pods.
 */
public final class ProxyExceptions extends Rule {

  public ProxyExceptions() {
    super(
        Code.PROXY_WITHOUT_EXCEPTIONS,
        RuleCategory.NETWORK,
        "Who sets a proxy says what does not go through it.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    ResolvedJob job = context.job();
    boolean hasExceptions =
        Stream.of("NO_PROXY", "no_proxy").anyMatch(name -> job.job().env().containsKey(name));
    return hasExceptions
        ? Stream.empty()
        : Stream.of("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY")
            .map(name -> ConfEntry.findVariable(job, name))
            .flatMap(Optional::stream)
            .limit(1)
            .map(this::finding);
  }

  private Diagnostic finding(ConfEntry proxy) {
    return report(proxy.span(), "the driver would ask this proxy for the API server, too")
        .withHelp(
            "set `env.NO_PROXY` to what is in the cluster, such as"
                + " `localhost,127.0.0.1,.svc,.cluster.local` and the API server's address");
  }
}
