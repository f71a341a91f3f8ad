package dev.k8spark.admit;

import dev.k8spark.admit.rule.AllowedConf;
import dev.k8spark.admit.rule.AllowedImage;
import dev.k8spark.admit.rule.AllowedNamespace;
import dev.k8spark.admit.rule.AllowedPodTemplate;
import dev.k8spark.admit.rule.AllowedSecrets;
import dev.k8spark.admit.rule.AllowedServiceAccount;
import dev.k8spark.admit.rule.AllowedSpark;
import dev.k8spark.admit.rule.AllowedVolumes;
import dev.k8spark.admit.rule.ClaimPerExecutor;
import dev.k8spark.admit.rule.ContainersByName;
import dev.k8spark.admit.rule.CpuRequestWithinLimit;
import dev.k8spark.admit.rule.DriverOnLastingNodes;
import dev.k8spark.admit.rule.EventLogKept;
import dev.k8spark.admit.rule.FitsNode;
import dev.k8spark.admit.rule.HadoopOfLine;
import dev.k8spark.admit.rule.HeapByMemory;
import dev.k8spark.admit.rule.KerberosWhole;
import dev.k8spark.admit.rule.LibrariesInImage;
import dev.k8spark.admit.rule.ManifestFits;
import dev.k8spark.admit.rule.OffHeapSized;
import dev.k8spark.admit.rule.OverheadLeast;
import dev.k8spark.admit.rule.PinnedImage;
import dev.k8spark.admit.rule.ProxyExceptions;
import dev.k8spark.admit.rule.PythonInArchive;
import dev.k8spark.admit.rule.QuotaNeedsLimits;
import dev.k8spark.admit.rule.RequiredMetadata;
import dev.k8spark.admit.rule.ResourcesWhole;
import dev.k8spark.admit.rule.ScalaOfLine;
import dev.k8spark.admit.rule.ScratchBounded;
import dev.k8spark.admit.rule.SecretByParam;
import dev.k8spark.admit.rule.SlotsWithinCpu;
import dev.k8spark.admit.rule.SparkOfTag;
import dev.k8spark.admit.rule.TimeoutSet;
import dev.k8spark.admit.rule.TmpfsWithinMemory;
import dev.k8spark.admit.rule.VariableReplaced;
import dev.k8spark.admit.rule.WithinLimits;
import dev.k8spark.admit.rule.WithinQuota;
import dev.k8spark.admit.rule.WithinRange;
import java.util.List;

/**
 * The built-in laws, by what they look at: each stands in one of them.
 *
 * @param name what it is called in documentation
 */
public record Pack(String name, List<Law> laws) {

  public static final List<Pack> ALL =
      List.of(
          // Spark's configuration and what runs in its JVMs.
          new Pack(
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
          new Pack(
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
          new Pack(
              "resources",
              List.of(
                  new WithinLimits(),
                  new WithinQuota(),
                  new QuotaNeedsLimits(),
                  new WithinRange(),
                  new CpuRequestWithinLimit(),
                  new SlotsWithinCpu(),
                  new OverheadLeast(),
                  new TmpfsWithinMemory(),
                  new ScratchBounded(),
                  new ClaimPerExecutor(),
                  new FitsNode())),
          // Whom pods can reach.
          new Pack("network", List.of(new ProxyExceptions())),
          // What code a job runs.
          new Pack(
              "images",
              List.of(
                  new AllowedImage(), new PinnedImage(), new SparkOfTag(), new LibrariesInImage())),
          // How a job is found, how long it lasts, and what is left of it.
          new Pack(
              "lifecycle",
              List.of(
                  new RequiredMetadata(),
                  new TimeoutSet(),
                  new DriverOnLastingNodes(),
                  new EventLogKept(),
                  new ManifestFits())));

  public Pack {
    laws = List.copyOf(laws);
  }
}
