package dev.k8spark.rule.spark;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SentPaths;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicySubject;
import dev.k8spark.rule.AllowDenyRule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.rule.admission.EnforcementGap;
import dev.k8spark.source.Node;
import dev.k8spark.source.SourceFile;
import java.util.Map;
import java.util.stream.Stream;

/** The keys of Spark's configuration that people set are ones that the policy lets them set. */
public final class AllowedConf extends AllowDenyRule {

  public AllowedConf() {
    super(
        Code.CONF_NOT_ALLOWED,
        RuleCategory.SPARK,
        "A job sets only what the policy allows of Spark's configuration.",
        PolicySubject.CONF);
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    return Stream.concat(findKeys(context.job()), findDenied(context))
        .flatMap(
            key ->
                compare(
                    context.policy(),
                    key.getKey(),
                    "`%s`".formatted(key.getKey()),
                    key.getValue().key()));
  }

  private static Stream<Map.Entry<String, Node.Entry>> findKeys(ResolvedJob job) {
    Stream<Map<String, Node.Entry>> fromSecrets =
        job.job().secrets().keySet().stream()
            .map(secret -> job.tree().findEntries("secrets", secret, "conf"));
    return Stream.concat(Stream.of(job.tree().findEntries("conf")), fromSecrets)
        .flatMap(entries -> entries.entrySet().stream())
        .filter(entry -> isOfUser(entry.getValue().key().file()));
  }

  /** Returns the keys of a job that become one which the policy denies, by that one. */
  private static Stream<Map.Entry<String, Node.Entry>> findDenied(RuleContext context) {
    Map<String, Node.Entry> main = context.job().tree().findEntries("main");
    return Stream.of(SentPaths.values())
        .filter(
            paths ->
                context.policy().deny(PolicySubject.CONF).stream()
                    .anyMatch(denial -> denial.denies(paths.conf())))
        .flatMap(
            paths ->
                Stream.ofNullable(main.get(paths.key()))
                    .filter(entry -> isOfUser(entry.key().file()))
                    .map(entry -> Map.entry(paths.conf(), entry)));
  }

  /** What k8spark ships or a policy sets is not the job's to answer for. */
  private static boolean isOfUser(SourceFile file) {
    return !file.isShipped() && !Policy.isPolicy(file);
  }

  @Override
  public Stream<EnforcementGap> findGaps(Policy policy) {
    return findListGaps(policy, "a pod does not tell which of its settings people wrote");
  }
}
