package dev.k8spark.rehearsal.report;

import dev.k8spark.rehearsal.report.RunReport.PodSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One line of a run's timeline.
 *
 * @param at since the command
 * @param pod its label; empty for what is no pod's
 * @param role the pod's; empty likewise
 * @param what happened, in words
 */
record TimelineEntry(Duration at, String pod, String role, String what) {

  /** How many pods are told by name when many do the same. */
  private static final int NAMED = 3;

  String words() {
    return pod.isEmpty() ? what : pod + " " + what;
  }

  /** In the order in which they came; what many pods of a role did in a row is one line. */
  static List<TimelineEntry> of(RunTimeline timeline) {
    List<TimelineEntry> events = new ArrayList<>();
    timeline
        .moments()
        .forEach(
            (moment, time) ->
                events.add(
                    new TimelineEntry(timeline.elapsed(time), "", "", RunTimeline.words(moment))));
    for (PodSummary pod : timeline.report().pods()) {
      addStart(events, timeline, pod);
      addFailure(events, timeline, pod);
    }
    events.sort(Comparator.comparing(TimelineEntry::at));
    return joined(events);
  }

  private static void addStart(List<TimelineEntry> events, RunTimeline timeline, PodSummary pod) {
    if (pod.started() == null) {
      Duration made = timeline.elapsed(pod.created());
      events.add(new TimelineEntry(made, pod.label(), pod.role(), "was made, but never started"));
    } else {
      events.add(
          new TimelineEntry(timeline.elapsed(pod.started()), pod.label(), pod.role(), "started"));
    }
  }

  private static void addFailure(List<TimelineEntry> events, RunTimeline timeline, PodSummary pod) {
    if (pod.hasFailed() && pod.ended() != null) {
      String what = "ended with exit code " + pod.exitCode();
      events.add(new TimelineEntry(timeline.elapsed(pod.ended()), pod.label(), pod.role(), what));
    }
  }

  private static List<TimelineEntry> joined(List<TimelineEntry> events) {
    List<TimelineEntry> lines = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= events.size(); i++) {
      if (i == events.size() || !events.get(i).isLike(events.get(from))) {
        lines.addAll(line(events.subList(from, i)));
        from = i;
      }
    }
    return lines;
  }

  private boolean isLike(TimelineEntry other) {
    return !role.isEmpty() && Objects.equals(role, other.role) && Objects.equals(what, other.what);
  }

  private static List<TimelineEntry> line(List<TimelineEntry> alike) {
    if (alike.size() <= NAMED + 1) {
      return alike;
    }
    TimelineEntry first = alike.getFirst();
    String named =
        alike.stream().limit(NAMED).map(TimelineEntry::pod).collect(Collectors.joining(", "));
    String pods = named + " and " + (alike.size() - NAMED) + " more";
    String what = first.what + ", the last at " + SecondsFormat.format(alike.getLast().at);
    return List.of(new TimelineEntry(first.at, pods, first.role, what));
  }
}
