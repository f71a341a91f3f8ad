package dev.k8spark.rule.data;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SecretUse;
import dev.k8spark.lower.data.DataPlan;
import dev.k8spark.lower.data.DataPlanner;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.source.Span;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What data becomes in Spark's configuration is written once: a key of {@code conf} or of a Secret
 * that sets it otherwise would leave the network policies behind.
 */
public final class DataConfOnce extends Rule {

  public DataConfOnce() {
    super(
        Code.CONF_OF_DATA,
        RuleCategory.DATA,
        "Configuration that `data` makes is not written a second time.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    ResolvedJob job = context.job();
    return DataPlanner.plan(job).entrySet().stream()
        .flatMap(plan -> check(job, plan.getKey(), plan.getValue()));
  }

  private Stream<Diagnostic> check(ResolvedJob job, String name, DataPlan plan) {
    Set<String> keys = new TreeSet<>(plan.conf().keySet());
    keys.addAll(plan.secretConf().keySet());
    Stream<Span> conf =
        keys.stream()
            .filter(key -> job.job().conf().containsKey(key))
            .map(key -> job.placeOf("conf", key));
    Stream<Span> secrets =
        job.job().secrets().entrySet().stream()
            .flatMap(secret -> findSecretConf(job, secret, keys));
    return Stream.concat(conf, secrets).map(span -> report(job, name, span));
  }

  private static Stream<Span> findSecretConf(
      ResolvedJob job, Map.Entry<String, SecretUse> secret, Set<String> keys) {
    return keys.stream()
        .filter(key -> secret.getValue().conf().containsKey(key))
        .map(key -> job.placeOf("secrets", secret.getKey(), "conf", key));
  }

  private Diagnostic report(ResolvedJob job, String name, Span span) {
    return report(span, "`data.%s` sets this key, too".formatted(name))
        .withOther(job.placeOf("data", name), "here")
        .withHelp(
            "take it away; what differs stands in `data.%s.options`, or in the policy's"
                    .formatted(name)
                + " `cluster.stores`");
  }
}
