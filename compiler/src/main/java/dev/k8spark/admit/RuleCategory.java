package dev.k8spark.admit;

import dev.k8spark.rule.Rule;
import dev.k8spark.rule.image.AllowedImage;
import dev.k8spark.rule.image.LibrariesInImage;
import dev.k8spark.rule.image.PinnedImage;
import dev.k8spark.rule.image.SparkOfTag;
import dev.k8spark.rule.lifecycle.DriverOnLastingNodes;
import dev.k8spark.rule.lifecycle.EventLogKept;
import dev.k8spark.rule.lifecycle.ManifestFits;
import dev.k8spark.rule.lifecycle.RequiredMetadata;
import dev.k8spark.rule.lifecycle.TimeoutSet;
import dev.k8spark.rule.network.ProxyExceptions;
import dev.k8spark.rule.resources.ClaimPerExecutor;
import dev.k8spark.rule.resources.CpuRequestWithinLimit;
import dev.k8spark.rule.resources.FitsNode;
import dev.k8spark.rule.resources.OverheadLeast;
import dev.k8spark.rule.resources.QuotaNeedsLimits;
import dev.k8spark.rule.resources.ScratchBounded;
import dev.k8spark.rule.resources.SlotsWithinCpu;
import dev.k8spark.rule.resources.TmpfsWithinMemory;
import dev.k8spark.rule.resources.WithinLimitRange;
import dev.k8spark.rule.resources.WithinLimits;
import dev.k8spark.rule.resources.WithinQuota;
import dev.k8spark.rule.security.AllowedNamespace;
import dev.k8spark.rule.security.AllowedPodTemplate;
import dev.k8spark.rule.security.AllowedSecrets;
import dev.k8spark.rule.security.AllowedServiceAccount;
import dev.k8spark.rule.security.AllowedVolumes;
import dev.k8spark.rule.security.ContainersByName;
import dev.k8spark.rule.security.KerberosWhole;
import dev.k8spark.rule.security.SecretByParam;
import dev.k8spark.rule.spark.AllowedConf;
import dev.k8spark.rule.spark.AllowedSpark;
import dev.k8spark.rule.spark.HadoopOfLine;
import dev.k8spark.rule.spark.HeapByMemory;
import dev.k8spark.rule.spark.OffHeapSized;
import dev.k8spark.rule.spark.PythonInArchive;
import dev.k8spark.rule.spark.ResourcesWhole;
import dev.k8spark.rule.spark.ScalaOfLine;
import dev.k8spark.rule.spark.VariableReplaced;
import java.util.List;

/**
 * The built-in laws, by what they look at: each stands in one of them.
 *
 * @param name what it is called in documentation
 */
public record RuleCategory(String name, List<Rule> laws) {

  public static final List<RuleCategory> ALL =
      List.of(
          // Spark's configuration and what runs in its JVMs.
          new RuleCategory(
              "spark",
              List.of(
                  new AllowedSpark(),
                  new AllowedConf(),
                  new OffHeapSized(),
                  new HeapByMemory(),
                  new ResourcesWhole(),
                  new ScalaOfLine(),
                  new HadoopOfLine(),
                  new PythonInArchive(),
                  new VariableReplaced())),
          // Who a job is, and what it may touch.
          new RuleCategory(
              "security",
              List.of(
                  new AllowedNamespace(),
                  new AllowedSecrets(),
                  new AllowedServiceAccount(),
                  new AllowedVolumes(),
                  new AllowedPodTemplate(),
                  new ContainersByName(),
                  new KerberosWhole(),
                  new SecretByParam())),
          // What pods ask of nodes, and what a namespace has.
          new RuleCategory(
              "resources",
              List.of(
                  new WithinLimits(),
                  new WithinQuota(),
                  new QuotaNeedsLimits(),
                  new WithinLimitRange(),
                  new CpuRequestWithinLimit(),
                  new SlotsWithinCpu(),
                  new OverheadLeast(),
                  new TmpfsWithinMemory(),
                  new ScratchBounded(),
                  new ClaimPerExecutor(),
                  new FitsNode())),
          // Whom pods can reach.
          new RuleCategory("network", List.of(new ProxyExceptions())),
          // What code a job runs.
          new RuleCategory(
              "images",
              List.of(
                  new AllowedImage(), new PinnedImage(), new SparkOfTag(), new LibrariesInImage())),
          // How a job is found, how long it lasts, and what is left of it.
          new RuleCategory(
              "lifecycle",
              List.of(
                  new RequiredMetadata(),
                  new TimeoutSet(),
                  new DriverOnLastingNodes(),
                  new EventLogKept(),
                  new ManifestFits())));

  public RuleCategory {
    laws = List.copyOf(laws);
  }
}
