package dev.k8spark.rehearsal;

import dev.k8spark.job.PodMemory;
import dev.k8spark.rehearsal.agent.controller.JobOutcome;
import dev.k8spark.rehearsal.agent.kubelet.PodRecord;
import dev.k8spark.rehearsal.api.CallLog;
import dev.k8spark.rehearsal.api.LocalApiServer;
import dev.k8spark.rehearsal.api.PermissionRules;
import dev.k8spark.rehearsal.localimage.LocalImage;
import dev.k8spark.rehearsal.report.RunReport;
import dev.k8spark.runtime.contract.PodRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a report of what is left of a rehearsal. */
record ReportBuilder(
    CompiledJob manifests,
    LocalImage image,
    LocalApiServer api,
    List<PodRecord> pods,
    ProgressObserver progress) {
  private static final long MEBIBYTE = 1 << 20;

  RunReport build(JobOutcome outcome, Instant start, Instant end) {
    PodRecord driver = pods.stream().filter(pod -> pod.executor().isEmpty()).toList().getLast();
    PodRecord.@Nullable ContainerEnd last = driver.end();
    return new RunReport(
        manifests.job().getMetadata().getName(),
        manifests.namespace(),
        image.sparkVersion(),
        image.javaVersion(),
        outcome.type(),
        outcome.reason().isEmpty() ? "" : outcome.reason() + ": " + outcome.message(),
        last == null ? 1 : last.exitCode(),
        last == null ? "" : last.message(),
        progress.moments(),
        start,
        end,
        pods.stream().map(this::pod).toList(),
        calls(),
        api.calls().refused().stream().map(ReportBuilder::sentence).distinct().toList(),
        unused(),
        progress.differences().stream().sorted().toList());
  }

  private RunReport.PodSummary pod(PodRecord pod) {
    PodRecord.@Nullable ContainerEnd end = pod.end();
    return new RunReport.PodSummary(
        pod.pod().getMetadata().getName(),
        (pod.executor().isPresent() ? PodRole.EXECUTOR : PodRole.DRIVER).word(),
        ProgressObserver.label(pod),
        pod.created(),
        pod.started(),
        end == null ? null : end.time(),
        end == null ? null : end.exitCode(),
        memory(pod));
  }

  private RunReport.MemoryTerms memory(PodRecord pod) {
    PodSizes sizes = PodSizes.of(manifests);
    PodMemory terms = pod.executor().isPresent() ? sizes.executor() : sizes.driver();
    long given = PodSizes.limit(CompiledJob.sparks(pod.pod().getSpec()));
    long limit = given == 0 ? terms.total().mebibytes() : given;
    long rest = Math.max(0, limit - terms.heap() - terms.offHeap() - terms.python());
    return new RunReport.MemoryTerms(
        limit, terms.heap(), terms.offHeap(), terms.python(), rest, pod.peak() / MEBIBYTE);
  }

  private List<RunReport.CallCount> calls() {
    List<RunReport.CallCount> calls = new ArrayList<>();
    api.calls()
        .counts()
        .forEach(
            (entry, count) -> {
              String[] right = entry.right().split(" ", 2);
              calls.add(new RunReport.CallCount(entry.account(), right[0], right[1], count));
            });
    return calls;
  }

  private List<String> unused() {
    PermissionRules rights = api.rightsOf(manifests.account(), manifests.namespace());
    return api.calls().unused(rights).stream().map(ReportBuilder::withNeed).toList();
  }

  private static String withNeed(String right) {
    return PermissionNeeds.need(right).map(need -> right + ", " + need).orElse(right);
  }

  /** Which verb of which resource is missing in which Role, and what needs it. */
  static String sentence(CallLog.RefusedCall refused) {
    String roles =
        String.join(
            ", ",
            refused.rights().roles().stream()
                .map(role -> "`" + role.getMetadata().getName() + "`")
                .toList());
    return "the Role %s lacks `%s` on `%s`%s"
        .formatted(
            roles,
            refused.call().verb(),
            refused.call().qualifiedResource(),
            PermissionNeeds.need(refused.call().right()).map(need -> ", " + need).orElse(""));
  }
}
