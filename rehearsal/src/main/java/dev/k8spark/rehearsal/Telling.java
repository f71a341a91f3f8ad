package dev.k8spark.rehearsal;

import dev.k8spark.rehearsal.agent.JobOutcome;
import dev.k8spark.rehearsal.agent.PodRecord;
import dev.k8spark.rehearsal.api.ApiServer;
import dev.k8spark.rehearsal.api.CallLog;
import dev.k8spark.rehearsal.api.Rights;
import dev.k8spark.rehearsal.laptop.StandIn;
import dev.k8spark.rehearsal.report.Report;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a report of what is left of a rehearsal. */
record Telling(
    Manifests manifests, StandIn standIn, ApiServer api, List<PodRecord> pods, Console console) {
  private static final Pattern HEAP = Pattern.compile("-Xmx(\\d+)m");
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
        pods.stream().map(Telling::pod).toList(),
        calls(),
        api.calls().refused().stream().map(Telling::sentence).distinct().toList(),
        unused(),
        console.differences().stream().sorted().toList());
  }

  private static Report.PodRun pod(PodRecord pod) {
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

  private static Report.MemoryTerms memory(PodRecord pod) {
    Container container = pod.pod().getSpec().getContainers().getLast();
    @Nullable Map<String, Quantity> limits = container.getResources().getLimits();
    @Nullable Quantity limit = limits == null ? null : limits.get("memory");
    long total = limit == null ? 0 : Quantity.getAmountInBytes(limit).longValue() / MEBIBYTE;
    long heap = Math.min(heap(container), total);
    return new Report.MemoryTerms(total, heap, 0, 0, total - heap, pod.peak() / MEBIBYTE);
  }

  private static long heap(Container container) {
    List<String> words = new ArrayList<>(container.getCommand());
    container.getEnv().stream()
        .filter(variable -> variable.getName().equals("SPARK_EXECUTOR_MEMORY"))
        .forEach(variable -> words.add("-Xmx" + variable.getValue()));
    for (String word : words) {
      Matcher heap = HEAP.matcher(word);
      if (heap.matches()) {
        return Long.parseLong(heap.group(1));
      }
    }
    return 0;
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
    String account = manifests.job().getSpec().getTemplate().getSpec().getServiceAccountName();
    Rights rights = api.rightsOf(account, manifests.namespace());
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
