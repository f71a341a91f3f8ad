package dev.k8spark.lower;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.lower.step.Accounts;
import dev.k8spark.lower.step.ApiTimeouts;
import dev.k8spark.lower.step.Commands;
import dev.k8spark.lower.step.ConfigurationFiles;
import dev.k8spark.lower.step.ContainerEnvironment;
import dev.k8spark.lower.step.ContainerImages;
import dev.k8spark.lower.step.DataStores;
import dev.k8spark.lower.step.Decommissioning;
import dev.k8spark.lower.step.DriverIdentity;
import dev.k8spark.lower.step.DriverSize;
import dev.k8spark.lower.step.Encryption;
import dev.k8spark.lower.step.ExecutorCount;
import dev.k8spark.lower.step.ExecutorSize;
import dev.k8spark.lower.step.FixedPorts;
import dev.k8spark.lower.step.HadoopConf;
import dev.k8spark.lower.step.InjectedRuntime;
import dev.k8spark.lower.step.InlineCode;
import dev.k8spark.lower.step.KerberosFiles;
import dev.k8spark.lower.step.LoginName;
import dev.k8spark.lower.step.NetworkPolicies;
import dev.k8spark.lower.step.OneDriver;
import dev.k8spark.lower.step.PodBasics;
import dev.k8spark.lower.step.PodRights;
import dev.k8spark.lower.step.PodTemplates;
import dev.k8spark.lower.step.ProgramFiles;
import dev.k8spark.lower.step.PythonWorkers;
import dev.k8spark.lower.step.RestrictedPods;
import dev.k8spark.lower.step.RestrictedSidecars;
import dev.k8spark.lower.step.Secrets;
import dev.k8spark.lower.step.SqlExtensions;
import dev.k8spark.lower.step.StoreCertificates;
import dev.k8spark.lower.step.UserConf;
import dev.k8spark.lower.step.Warehouse;
import dev.k8spark.lower.step.WorkloadIdentity;
import dev.k8spark.lower.step.WritableFolders;
import java.util.List;

/** Turns a complete job into manifests. Cannot fail: what could be wrong was checked before. */
public final class Lowering {

  /**
   * In the order in which they run, and the order in which what they make is applied. Each step may
   * rely on those above it, on none below.
   */
  public static final List<LoweringStep> STEPS =
      List.of(
          new PodTemplates(),
          new PodBasics(),
          new RestrictedPods(),
          new RestrictedSidecars(),
          new LoginName(),
          new WritableFolders(),
          new ContainerImages(),
          new Commands(),
          new ContainerEnvironment(),
          new Secrets(),
          new DataStores(),
          new WorkloadIdentity(),
          new Warehouse(),
          new HadoopConf(),
          new KerberosFiles(),
          new StoreCertificates(),
          new DriverIdentity(),
          new DriverSize(),
          new ExecutorCount(),
          new ExecutorSize(),
          new InjectedRuntime(),
          new Decommissioning(),
          new PythonWorkers(),
          new ProgramFiles(),
          new FixedPorts(),
          new ApiTimeouts(),
          new Encryption(),
          new ConfigurationFiles(),
          new InlineCode(),
          new OneDriver(),
          new UserConf(),
          new SqlExtensions(),
          new PodRights(),
          new Accounts(),
          new NetworkPolicies());

  private Lowering() {}

  /** Lowers a job by all steps. */
  public static Bundle lower(ResolvedJob resolved) {
    return lower(resolved, STEPS.size());
  }

  /**
   * What the first so many steps make of a job. A leaf that no value of the job causes belongs to
   * the first step with which it appears; one that stands without any step, to {@link
   * BundleAssembly}.
   */
  public static Bundle lower(ResolvedJob resolved, int steps) {
    Draft draft = Draft.empty();
    for (LoweringStep step : STEPS.subList(0, steps)) {
      draft = step.apply(resolved, draft);
    }
    return BundleAssembly.assemble(resolved, draft);
  }
}
