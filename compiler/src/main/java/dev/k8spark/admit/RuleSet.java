package dev.k8spark.admit;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.custom.CustomRules;
import dev.k8spark.rule.data.AccessByStore;
import dev.k8spark.rule.data.AllowedData;
import dev.k8spark.rule.data.DataConfOnce;
import dev.k8spark.rule.data.LastingOutput;
import dev.k8spark.rule.image.AllowedImage;
import dev.k8spark.rule.image.ConnectorInImage;
import dev.k8spark.rule.image.ConnectorOfLine;
import dev.k8spark.rule.image.FixedTag;
import dev.k8spark.rule.image.LibrariesInImage;
import dev.k8spark.rule.image.PinnedImage;
import dev.k8spark.rule.image.RuntimeInImage;
import dev.k8spark.rule.image.SparkOfTag;
import dev.k8spark.rule.lifecycle.DriverOnLastingNodes;
import dev.k8spark.rule.lifecycle.EventLogKept;
import dev.k8spark.rule.lifecycle.ManifestFits;
import dev.k8spark.rule.lifecycle.RequiredMetadata;
import dev.k8spark.rule.lifecycle.SidecarsEnd;
import dev.k8spark.rule.lifecycle.TimeoutSet;
import dev.k8spark.rule.network.AllowedHosts;
import dev.k8spark.rule.network.OpenRoutes;
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
import dev.k8spark.rule.security.AllowedCode;
import dev.k8spark.rule.security.AllowedIdentity;
import dev.k8spark.rule.security.AllowedNamespace;
import dev.k8spark.rule.security.AllowedPodTemplate;
import dev.k8spark.rule.security.AllowedSecrets;
import dev.k8spark.rule.security.AllowedServiceAccount;
import dev.k8spark.rule.security.AllowedVolumes;
import dev.k8spark.rule.security.ContainersByName;
import dev.k8spark.rule.security.KerberosWhole;
import dev.k8spark.rule.security.OwnExecutors;
import dev.k8spark.rule.security.SecretByParam;
import dev.k8spark.rule.spark.AllowedConf;
import dev.k8spark.rule.spark.AllowedSpark;
import dev.k8spark.rule.spark.EffectiveConf;
import dev.k8spark.rule.spark.FilesSent;
import dev.k8spark.rule.spark.HadoopOfLine;
import dev.k8spark.rule.spark.HeapByMemory;
import dev.k8spark.rule.spark.OffHeapSized;
import dev.k8spark.rule.spark.PythonInArchive;
import dev.k8spark.rule.spark.ResourcesWhole;
import dev.k8spark.rule.spark.ScalaOfLine;
import dev.k8spark.rule.spark.VariableReplaced;
import dev.k8spark.schema.DocumentSchema;
import dev.k8spark.schema.SchemaValidator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All rules, each once: what jobs are checked for, and what clusters enforce in this order. */
public record RuleSet(List<Rule> rules) {

  private static final List<Rule> BUILT_IN =
      List.of(
          new OwnExecutors(),
          new AllowedImage(),
          new FixedTag(),
          new PinnedImage(),
          new SparkOfTag(),
          new RuntimeInImage(),
          new LibrariesInImage(),
          new ConnectorOfLine(),
          new ConnectorInImage(),
          new AllowedSpark(),
          new AllowedConf(),
          new AllowedCode(),
          new OffHeapSized(),
          new HeapByMemory(),
          new ResourcesWhole(),
          new ScalaOfLine(),
          new HadoopOfLine(),
          new PythonInArchive(),
          new VariableReplaced(),
          new EffectiveConf(),
          new FilesSent(),
          new AllowedNamespace(),
          new AllowedSecrets(),
          new AllowedServiceAccount(),
          new AllowedVolumes(),
          new AllowedPodTemplate(),
          new ContainersByName(),
          new KerberosWhole(),
          new SecretByParam(),
          RequiredMetadata.ofLabels(),
          RequiredMetadata.ofAnnotations(),
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
          new FitsNode(),
          new OpenRoutes(),
          new AllowedHosts(),
          new AllowedIdentity(),
          new ProxyExceptions(),
          AllowedData.ofReading(),
          AllowedData.ofWriting(),
          new AccessByStore(),
          new DataConfOnce(),
          new LastingOutput(),
          new TimeoutSet(),
          new DriverOnLastingNodes(),
          new EventLogKept(),
          new SidecarsEnd(),
          new ManifestFits());

  public RuleSet {
    rules = List.copyOf(rules);
  }

  /** Makes the set of the built-in rules and those of policies, which keep what they compile. */
  public static RuleSet of(CustomRules custom) {
    return new RuleSet(Stream.concat(BUILT_IN.stream(), Stream.of(custom)).toList());
  }

  /** Makes the set for those who ask about rules and check no job. */
  public static RuleSet of() {
    return of(new CustomRules(() -> new SchemaValidator(DocumentSchema.forJob())));
  }

  /** Returns the rule whose findings have a code, if it is not a phase that finds them. */
  public Optional<Rule> find(Code code) {
    return rules.stream().filter(rule -> rule.code() == code).findFirst();
  }
}
