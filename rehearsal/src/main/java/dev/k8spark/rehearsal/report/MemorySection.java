package dev.k8spark.rehearsal.report;

import static dev.k8spark.rehearsal.report.HtmlElements.html;
import static dev.k8spark.rehearsal.report.HtmlElements.svg;

import dev.k8spark.rehearsal.report.RunReport.MemoryTerms;
import dev.k8spark.rehearsal.report.RunReport.PodSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Each pod's memory as a bar of its terms, all in one scale, and the same as a table. */
final class MemorySection {

  private static final int HEIGHT = 18;

  private static final HtmlTable TABLE =
      new HtmlTable(
          "Memory of the pods, in MiB",
          List.of("Pod", "Limit", "Heap", "Off-heap", "Python", "Overhead", "Peak"),
          1);

  /** The terms of a limit, in the order in which they are drawn. */
  private enum Term {
    HEAP("heap"),
    OFF_HEAP("off-heap"),
    PYTHON("Python"),
    OVERHEAD("overhead");

    private final String words;

    Term(String words) {
      this.words = words;
    }

    long amountOf(MemoryTerms memory) {
      return switch (this) {
        case HEAP -> memory.heap();
        case OFF_HEAP -> memory.offHeap();
        case PYTHON -> memory.python();
        case OVERHEAD -> memory.overhead();
      };
    }

    String style() {
      return words.toLowerCase(Locale.ROOT);
    }
  }

  private MemorySection() {}

  static Element render(RunReport report) {
    long scale =
        report.pods().stream()
            .mapToLong(pod -> Math.max(pod.memory().limit(), pod.memory().peak()))
            .max()
            .orElse(1);
    return html(
        "section",
        html("h2", "Memory").attr("id", "memory"),
        legend(),
        html("ul", report.pods().stream().map(pod -> item(pod, Math.max(1, scale))).toList())
            .addClass("memory"),
        html(
            "details",
            html("summary", "The same in numbers"),
            TABLE.render(report.pods().stream().map(MemorySection::row).toList())));
  }

  private static Element legend() {
    List<Element> keys = new ArrayList<>();
    for (Term term : Term.values()) {
      keys.add(html("li", html("span").addClass("key " + term.style()), html("span", term.words)));
    }
    keys.add(html("li", html("span").addClass("key peak"), html("span", "peak, as far as seen")));
    return html("ul", keys).addClass("legend");
  }

  private static Element item(PodSummary pod, long scale) {
    MemoryTerms memory = pod.memory();
    String seen = memory.peak() == 0 ? "" : "peak " + memory.peak() + " of ";
    return html(
        "li",
        html("span", pod.label()).addClass("name"),
        html("span", seen + memory.limit() + " MiB").addClass("number"),
        bar(pod, scale));
  }

  private static Element bar(PodSummary pod, long scale) {
    MemoryTerms memory = pod.memory();
    Element bar = svg("svg");
    long before = 0;
    for (Term term : Term.values()) {
      long size = term.amountOf(memory);
      if (size > 0) {
        bar.appendChild(
            svg("rect", svg("title", term.words + " " + size + " MiB"))
                .attr("x", percent(before, scale))
                .attr("y", "4")
                .attr("width", percent(size, scale))
                .attr("height", "10")
                .addClass(term.style()));
      }
      before += size;
    }
    if (memory.peak() > 0) {
      bar.appendChild(peak(memory, scale));
    }
    return bar.attr("width", "100%")
        .attr("height", "" + HEIGHT)
        .attr("role", "img")
        .attr("aria-label", HtmlElements.shown(describe(pod)))
        .addClass("memory-bar");
  }

  private static Element peak(MemoryTerms memory, long scale) {
    String x = percent(memory.peak(), scale);
    Element line =
        svg("line", svg("title", "peak " + memory.peak() + " MiB"))
            .attr("x1", x)
            .attr("x2", x)
            .attr("y1", "0")
            .attr("y2", "" + HEIGHT)
            .addClass("peak");
    return memory.peak() > memory.limit() ? line.addClass("over-limit") : line;
  }

  private static String describe(PodSummary pod) {
    MemoryTerms memory = pod.memory();
    String terms =
        String.join(
            ", ", Stream.of(Term.values()).map(t -> t.words + " " + t.amountOf(memory)).toList());
    String peak = memory.peak() == 0 ? "" : "; peak " + memory.peak();
    return pod.label() + ": limit " + memory.limit() + " MiB, of which " + terms + peak;
  }

  private static List<String> row(PodSummary pod) {
    MemoryTerms memory = pod.memory();
    List<String> cells = new ArrayList<>(List.of(pod.label(), "" + memory.limit()));
    Stream.of(Term.values()).map(term -> "" + term.amountOf(memory)).forEach(cells::add);
    cells.add(memory.peak() == 0 ? "–" : "" + memory.peak());
    return cells;
  }

  private static String percent(long part, long whole) {
    return String.format(Locale.ROOT, "%.2f%%", 100.0 * part / whole);
  }
}
