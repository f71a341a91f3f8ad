package dev.k8spark.rehearsal.report;

import dev.k8spark.rehearsal.report.RunReport.PodSummary;
import dev.k8spark.runtime.contract.PodRole;
import dev.k8spark.runtime.pod.DriverMoment;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * When what came in a run, and where its time went.
 *
 * @param cause why the last driver ended
 * @param moments of the last driver; one that did not come is not there
 * @param shares the phases that took time, in their order
 */
record RunTimeline(
    RunReport report,
    String cause,
    SortedMap<DriverMoment, Instant> moments,
    List<PhaseShare> shares) {

  RunTimeline {
    moments = Collections.unmodifiableSortedMap(new TreeMap<>(moments));
    shares = List.copyOf(shares);
  }

  static RunTimeline of(RunReport report) {
    EndMessage message = EndMessage.of(report.message());
    SortedMap<DriverMoment, Instant> moments = moments(report, message.times());
    List<PhaseShare> shares = PhaseShare.of(begins(report, moments), report.end());
    return new RunTimeline(report, message.cause(), moments, shares);
  }

  static String words(DriverMoment moment) {
    return switch (moment) {
      case JVM -> "JVM";
      case SESSION -> "session";
      case FIRST_EXECUTOR -> "first executor";
      case FIRST_TASK -> "first task";
      case END -> "end";
    };
  }

  Duration length() {
    return Duration.between(report.start(), report.end());
  }

  /** How long after the command something came. */
  Duration elapsed(Instant time) {
    return Duration.between(report.start(), time);
  }

  /** A driver that was killed leaves no times; then what was seen from outside has to do. */
  private static SortedMap<DriverMoment, Instant> moments(
      RunReport report, SortedMap<DriverMoment, Instant> recorded) {
    SortedMap<DriverMoment, Instant> moments = new TreeMap<>(recorded);
    moments.remove(DriverMoment.JVM);
    List<PodSummary> drivers = drivers(report);
    if (!drivers.isEmpty()) {
      PodSummary last = drivers.getLast();
      put(moments, DriverMoment.FIRST_EXECUTOR, report.moments().get(RunStep.CONNECTED), last);
      put(moments, DriverMoment.FIRST_TASK, report.moments().get(RunStep.TASKS), last);
      put(moments, DriverMoment.END, last.ended(), last);
    }
    return moments;
  }

  private static void put(
      Map<DriverMoment, Instant> moments,
      DriverMoment moment,
      @Nullable Instant seen,
      PodSummary driver) {
    if (seen != null && !seen.isBefore(driver.created())) {
      moments.putIfAbsent(moment, seen);
    }
  }

  private static SortedMap<RunPhase, Instant> begins(
      RunReport report, SortedMap<DriverMoment, Instant> moments) {
    SortedMap<RunPhase, Instant> begins = new TreeMap<>(Map.of(RunPhase.PREPARING, report.start()));
    List<PodSummary> drivers = drivers(report);
    if (drivers.size() > 1) {
      begins.put(RunPhase.EARLIER_ATTEMPTS, drivers.getFirst().created());
    }
    if (!drivers.isEmpty()) {
      begins.put(RunPhase.STARTING_DRIVER, drivers.getLast().created());
    }
    moments.forEach((moment, time) -> begins.put(phaseAfter(moment), time));
    return begins;
  }

  private static RunPhase phaseAfter(DriverMoment moment) {
    return switch (moment) {
      case JVM -> RunPhase.STARTING_DRIVER;
      case SESSION -> RunPhase.WAITING_FOR_EXECUTORS;
      case FIRST_EXECUTOR -> RunPhase.BEFORE_FIRST_TASK;
      case FIRST_TASK -> RunPhase.TASKS;
      case END -> RunPhase.STOPPING;
    };
  }

  private static List<PodSummary> drivers(RunReport report) {
    return report.pods().stream()
        .filter(pod -> Objects.equals(pod.role(), PodRole.DRIVER.word()))
        .toList();
  }
}
