package dev.k8spark.rehearsal.report;

import static dev.k8spark.rehearsal.report.Html.html;

import dev.k8spark.rehearsal.report.Report.PodRun;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** When what came: drawn, and the same as tables. */
final class TimelineSection {

  private static final Table MOMENTS = new Table("Moments", List.of("What came", "After"), 1);

  private static final Table PODS =
      new Table(
          "Pods, in seconds since the command",
          List.of("Pod", "Name", "Created", "Started", "Ended", "Exit code"),
          2);

  private TimelineSection() {}

  static Element of(Course course) {
    return html(
        "section",
        html("h2", "Timeline").attr("id", "timeline"),
        html(
                "p",
                "Seconds since the command. A thin line is a pod that waits, a bar one that runs.")
            .addClass("note"),
        html("div", new TimelineDrawing(course).draw()).addClass("timeline"),
        html(
            "details",
            html("summary", "The same in numbers"),
            MOMENTS.of(
                course.moments().entrySet().stream()
                    .map(
                        moment ->
                            List.of(
                                Course.words(moment.getKey()), since(course, moment.getValue())))
                    .toList()),
            PODS.of(course.report().pods().stream().map(pod -> row(course, pod)).toList())));
  }

  private static List<String> row(Course course, PodRun pod) {
    return List.of(
        pod.label(),
        pod.name(),
        since(course, pod.created()),
        since(course, pod.started()),
        since(course, pod.ended()),
        Objects.toString(pod.exitCode(), "–"));
  }

  private static String since(Course course, @Nullable Instant time) {
    return time == null ? "–" : Seconds.of(course.since(time));
  }
}
