package dev.k8spark.rule.spark;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ReservedConf;
import dev.k8spark.job.ReservedName;
import dev.k8spark.job.SparkLine;
import dev.k8spark.rule.ConfEntry;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.schema.DidYouMean;
import java.util.List;
import java.util.stream.Stream;

/**
 * Each key of Spark's Kubernetes module is one that somebody reads: the driver starts in client
 * mode, without the steps of spark-submit that make a driver's pod.
 */
public final class EffectiveConf extends Rule {

  private static final String FAMILY = "spark.kubernetes.";

  public EffectiveConf() {
    super(
        Code.CONF_WITHOUT_EFFECT,
        RuleCategory.SPARK,
        "Each key of Spark's Kubernetes module is one that somebody reads.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    List<ConfEntry> entries =
        ConfEntry.streamAll(context.job())
            .filter(entry -> entry.key().startsWith(FAMILY))
            .filter(entry -> ReservedName.find(ReservedConf.ALL, entry.key()).isEmpty())
            .toList();
    if (entries.isEmpty()) {
      return Stream.empty();
    }
    SparkLine line = context.job().job().sparkVersion();
    KubernetesKeys keys = KubernetesKeys.of(line);
    return entries.stream()
        .filter(entry -> !keys.reads(entry.key()))
        .map(
            entry ->
                keys.leavesOut(entry.key())
                    ? reportUnread(context, entry)
                    : reportUnknown(context, entry, keys));
  }

  private Diagnostic reportUnread(RuleContext context, ConfEntry entry) {
    return report(
            context.job().placeOf("conf", entry.key()),
            "nobody reads `%s`: only spark-submit's cluster mode does".formatted(entry.key()))
        .withHelp(suggest(entry.key()));
  }

  private static String nameOf(String key) {
    return key.substring(FAMILY.length());
  }

  private static String suggest(String key) {
    String name = nameOf(key);
    if (name.startsWith("driver.service.") || name.equals("driver.resourceNamePrefix")) {
      return "leave it out: executors call the driver by the address of its pod, not by a Service";
    }
    if (name.startsWith("driver.")) {
      return "leave it out: the driver's pod is the Job's, and `driver.podTemplate` shapes it";
    }
    return "leave it out: spark-submit does not run here";
  }

  private Diagnostic reportUnknown(RuleContext context, ConfEntry entry, KubernetesKeys keys) {
    SparkLine line = context.job().job().sparkVersion();
    return report(
            context.job().placeOf("conf", entry.key()),
            "Spark %s has no key `%s`".formatted(line, entry.key()))
        .withOther(context.job().spanOf("sparkVersion"), "the line")
        .withHelp(
            DidYouMean.findNearest(
                    nameOf(entry.key()), keys.read().stream().map(EffectiveConf::nameOf).toList())
                .map(name -> "did you mean `%s%s`?".formatted(FAMILY, name))
                .orElse("leave it out: it has no effect"));
  }
}
