package dev.k8spark.rehearsal.report;

import static dev.k8spark.rehearsal.report.HtmlElements.html;

import dev.k8spark.rehearsal.report.RunReport.PodSummary;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** When what came: drawn, and the same as tables. */
final class TimelineSection {

  private static final HtmlTable MOMENTS =
      new HtmlTable("Moments", List.of("What came", "After"), 1);

  private static final HtmlTable PODS =
      new HtmlTable(
          "Pods, in seconds since the command",
          List.of("Pod", "Name", "Created", "Started", "Ended", "Exit code"),
          2);

  private TimelineSection() {}

  static Element render(RunTimeline timeline) {
    return html(
        "section",
        html("h2", "Timeline").attr("id", "timeline"),
        html(
                "p",
                "Seconds since the command. A thin line is a pod that waits, a bar one that runs.")
            .addClass("note"),
        html("div", new TimelineDrawing(timeline).draw()).addClass("timeline"),
        html(
            "details",
            html("summary", "The same in numbers"),
            MOMENTS.render(
                timeline.moments().entrySet().stream()
                    .map(
                        moment ->
                            List.of(
                                RunTimeline.words(moment.getKey()),
                                elapsed(timeline, moment.getValue())))
                    .toList()),
            PODS.render(
                timeline.report().pods().stream().map(pod -> row(timeline, pod)).toList())));
  }

  private static List<String> row(RunTimeline timeline, PodSummary pod) {
    return List.of(
        pod.label(),
        pod.name(),
        elapsed(timeline, pod.created()),
        elapsed(timeline, pod.started()),
        elapsed(timeline, pod.ended()),
        Objects.toString(pod.exitCode(), "–"));
  }

  private static String elapsed(RunTimeline timeline, @Nullable Instant time) {
    return time == null ? "–" : SecondsFormat.format(timeline.elapsed(time));
  }
}
