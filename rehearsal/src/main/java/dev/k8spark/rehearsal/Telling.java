package dev.k8spark.rehearsal;

import dev.k8spark.lower.PodMemory;
import dev.k8spark.rehearsal.agent.JobOutcome;
import dev.k8spark.rehearsal.agent.PodRecord;
import dev.k8spark.rehearsal.api.ApiServer;
import dev.k8spark.rehearsal.api.CallLog;
import dev.k8spark.rehearsal.api.Rights;
import dev.k8spark.rehearsal.laptop.StandIn;
import dev.k8spark.rehearsal.report.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a report of what is left of a rehearsal. */
record Telling(
    Manifests manifests, StandIn standIn, ApiServer api, List<PodRecord> pods, Console console) {
  private static final long MEBIBYTE = 1 << 20;

  Report of(JobOutcome outcome, Instant start, Instant end) {
    PodRecord driver = pods.stream().filter(pod -> pod.executor().isEmpty()).toList().getLast();
    PodRecord.@Nullable End last = driver.end();
    return new Report(
        manifests.job().getMetadata().getName(),
        manifests.namespace(),
        standIn.sparkVersion(),
        standIn.javaVersion(),
        outcome.type(),
        outcome.reason().isEmpty() ? "" : outcome.reason() + ": " + outcome.message(),
        last == null ? 1 : last.exitCode(),
        last == null ? "" : last.message(),
        console.moments(),
        start,
        end,
        pods.stream().map(this::pod).toList(),
        calls(),
        api.calls().refused().stream().map(Telling::sentence).distinct().toList(),
        unused(),
        console.differences().stream().sorted().toList());
  }

  private Report.PodRun pod(PodRecord pod) {
    PodRecord.@Nullable End end = pod.end();
    return new Report.PodRun(
        pod.pod().getMetadata().getName(),
        pod.executor().isPresent() ? "executor" : "driver",
        Console.label(pod),
        pod.created(),
        pod.started(),
        end == null ? null : end.time(),
        end == null ? null : end.exitCode(),
        memory(pod));
  }

  private Report.MemoryTerms memory(PodRecord pod) {
    PodSizes sizes = PodSizes.of(manifests);
    PodMemory terms = pod.executor().isPresent() ? sizes.executor() : sizes.driver();
    long given = PodSizes.limit(Manifests.sparks(pod.pod().getSpec()));
    long limit = given == 0 ? terms.total().mebibytes() : given;
    long rest = Math.max(0, limit - terms.heap() - terms.offHeap() - terms.python());
    return new Report.MemoryTerms(
        limit, terms.heap(), terms.offHeap(), terms.python(), rest, pod.peak() / MEBIBYTE);
  }

  private List<Report.CallCount> calls() {
    List<Report.CallCount> calls = new ArrayList<>();
    api.calls()
        .counts()
        .forEach(
            (entry, count) -> {
              String[] right = entry.right().split(" ", 2);
              calls.add(new Report.CallCount(entry.account(), right[0], right[1], count));
            });
    return calls;
  }

  private List<String> unused() {
    Rights rights = api.rightsOf(manifests.account(), manifests.namespace());
    return api.calls().unused(rights).stream().map(Telling::withNeed).toList();
  }

  private static String withNeed(String right) {
    return PodVerbs.need(right).map(need -> right + ", " + need).orElse(right);
  }

  /** Which verb of which resource is missing in which Role, and what needs it. */
  static String sentence(CallLog.Refused refused) {
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
            refused.call().resource(),
            PodVerbs.need(refused.call().right()).map(need -> ", " + need).orElse(""));
  }
}
