package dev.k8spark.rehearsal.report;

import static dev.k8spark.rehearsal.report.HtmlElements.svg;

import dev.k8spark.rehearsal.report.RunReport.PodSummary;
import dev.k8spark.runtime.contract.PodRole;
import dev.k8spark.runtime.pod.DriverMoment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map.Entry;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * A lane per pod below the marks of the moments. Across it is drawn in percent, down in pixels, so
 * that it takes any width and its text stays as large as it is. The lanes' names stand to the left
 * of the drawing, where the page leaves room.
 */
final class TimelineDrawing {

  private static final int ROW = 18;

  /** Beyond it lanes are lower, and the axis stands above them too. */
  private static final int FEW = 24;

  /** From here on a mark's text stands to the left of its line, else it might not fit. */
  private static final double HALF = 45;

  private static final int LONGEST_LABEL = 10;

  /** A bar that is thinner would not be seen. */
  private static final double THINNEST = 0.4;

  private final RunTimeline timeline;
  private final TimeAxis axis;
  private final boolean many;
  private final int lane;
  private final int marksTop;
  private final int top;
  private final int bottom;

  TimelineDrawing(RunTimeline timeline) {
    this.timeline = timeline;
    this.axis = TimeAxis.of(timeline.length());
    int pods = timeline.report().pods().size();
    this.many = pods > FEW;
    this.lane = many ? 16 : 26;
    this.marksTop = many ? ROW : 0;
    this.top = marksTop + timeline.moments().size() * ROW + 10;
    this.bottom = top + pods * lane + 6;
  }

  Element draw() {
    List<Element> parts = new ArrayList<>(ticks());
    List<PodSummary> pods = timeline.report().pods();
    for (int i = 0; i < pods.size(); i++) {
      parts.add(lane(pods.get(i), top + i * lane + lane / 2));
    }
    parts.addAll(marks());
    return svg("svg", parts)
        .attr("width", "100%")
        .attr("height", Integer.toString(bottom + ROW))
        .attr("role", "img")
        .attr("aria-label", HtmlElements.shown(summary()));
  }

  private String summary() {
    String moments =
        String.join(", ", timeline.moments().entrySet().stream().map(this::words).toList());
    return "Timeline of "
        + timeline.report().pods().size()
        + " pods over "
        + SecondsFormat.format(timeline.length())
        + ": "
        + moments
        + ". The numbers are in the tables below.";
  }

  private List<Element> ticks() {
    return axis.ticks().stream().flatMap(this::tick).toList();
  }

  private Stream<Element> tick(Duration tick) {
    String x = percent(axis.percent(tick));
    String words =
        tick.toSeconds() == tick.toMillis() / 1000.0
            ? tick.toSeconds() + " s"
            : SecondsFormat.format(tick);
    Element line = vertical(x, many ? 14 : top - 6, bottom).addClass("grid");
    Element below = tick(words, x, bottom + 14);
    return many ? Stream.of(line, tick(words, x, 11), below) : Stream.of(line, below);
  }

  private static Element tick(String words, String x, int y) {
    return svg("text", words).attr("x", x).attr("y", "" + y).addClass("tick");
  }

  private Element lane(PodSummary pod, int middle) {
    Instant end = pod.ended() == null ? timeline.report().end() : pod.ended();
    Instant start = pod.started() == null ? end : pod.started();
    double from = axis.percent(timeline.elapsed(pod.created()));
    double running = axis.percent(timeline.elapsed(start));
    double until = axis.percent(timeline.elapsed(end));
    Element drawn =
        svg(
            "g",
            svg("title", describe(pod)),
            svg("text", label(pod)).attr("x", "-10").attr("y", "" + (middle + 4)).addClass("name"),
            svg("line")
                .attr("x1", percent(from))
                .attr("x2", percent(running))
                .attr("y1", "" + middle)
                .attr("y2", "" + middle)
                .addClass("waits"));
    if (pod.started() != null) {
      int height = lane / 2;
      drawn.appendChild(
          svg("rect")
              .attr("x", percent(running))
              .attr("y", "" + (middle - height / 2))
              .attr("width", percent(Math.max(until - running, THINNEST)))
              .attr("height", "" + height)
              .attr("rx", "2"));
    }
    return drawn.addClass("lane").addClass(kind(pod));
  }

  private static String kind(PodSummary pod) {
    if (pod.hasFailed()) {
      return "failed";
    }
    return (pod.role().equals(PodRole.DRIVER.word()) ? PodRole.DRIVER : PodRole.EXECUTOR).word();
  }

  private String describe(PodSummary pod) {
    return HtmlElements.shown(pod.label() + ", pod " + pod.name());
  }

  private static String label(PodSummary pod) {
    int length = pod.label().codePointCount(0, pod.label().length());
    String label =
        length <= LONGEST_LABEL
            ? pod.label()
            : pod.label().substring(0, pod.label().offsetByCodePoints(0, LONGEST_LABEL - 1)) + "…";
    return pod.hasFailed() ? label + " ✕ " + pod.exitCode() : label;
  }

  /** Right ones from the last, then left ones from the first: so no line crosses a text. */
  private List<Element> marks() {
    List<Entry<DriverMoment, Instant>> ordered = new ArrayList<>();
    for (Entry<DriverMoment, Instant> moment : timeline.moments().entrySet()) {
      if (x(moment) >= HALF) {
        ordered.addFirst(moment);
      }
    }
    timeline.moments().entrySet().stream().filter(m -> x(m) < HALF).forEach(ordered::add);
    List<Element> marks = new ArrayList<>();
    for (int i = 0; i < ordered.size(); i++) {
      marks.add(mark(ordered.get(i), marksTop + i * ROW));
    }
    return marks;
  }

  private Element mark(Entry<DriverMoment, Instant> moment, int y) {
    String x = percent(x(moment));
    boolean right = x(moment) >= HALF;
    return svg(
            "g",
            vertical(x, y, bottom),
            svg("text", words(moment))
                .attr("x", x)
                .attr("dx", right ? "-6" : "6")
                .attr("y", "" + (y + 12))
                .addClass(right ? "before" : "after"))
        .addClass("mark");
  }

  private double x(Entry<DriverMoment, Instant> moment) {
    return axis.percent(timeline.elapsed(moment.getValue()));
  }

  private String words(Entry<DriverMoment, Instant> moment) {
    return RunTimeline.words(moment.getKey())
        + " "
        + SecondsFormat.format(timeline.elapsed(moment.getValue()));
  }

  private static Element vertical(String x, int from, int to) {
    return svg("line").attr("x1", x).attr("x2", x).attr("y1", "" + from).attr("y2", "" + to);
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.2f%%", value);
  }
}
