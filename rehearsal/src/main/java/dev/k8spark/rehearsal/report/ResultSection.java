package dev.k8spark.rehearsal.report;

import static dev.k8spark.rehearsal.report.HtmlElements.html;
import static dev.k8spark.rehearsal.report.HtmlElements.svg;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/** The head of the page: how the job ended, why, and where its time went. */
final class ResultSection {

  private ResultSection() {}

  static Element render(RunTimeline timeline) {
    RunReport report = timeline.report();
    return html(
        "header",
        html("p", "Rehearsal of a Spark job").addClass("over"),
        html("h1", report.job()),
        verdict(timeline),
        html("pre", timeline.cause()),
        facts(timeline),
        html("h2", "Where the time went"),
        shares(timeline));
  }

  private static Element verdict(RunTimeline timeline) {
    RunReport report = timeline.report();
    String sign = report.isComplete() ? "✓ " : "✕ ";
    Element line =
        html(
            "p",
            html("strong", sign + report.verdict()).addClass(report.isComplete() ? "good" : "bad"),
            html("span", " after " + SecondsFormat.format(timeline.length())),
            html("span", ", exit code " + report.exitCode() + " (" + report.exitName() + ")"));
    if (!report.refused().isEmpty()) {
      String count =
          report.refused().size() == 1 ? "1 call was" : report.refused().size() + " calls were";
      line.appendChild(html("span", ", "));
      line.appendChild(html("a", count + " refused").attr("href", "#refused"));
    }
    return line.addClass("verdict");
  }

  private static Element facts(RunTimeline timeline) {
    RunReport report = timeline.report();
    Element facts = html("dl").addClass("facts");
    fact(facts, "Job failed because", report.reason());
    fact(facts, "Spark", report.spark());
    fact(facts, "Java", Integer.toString(report.java()));
    fact(facts, "Namespace", report.namespace());
    fact(facts, "Pods", Integer.toString(report.pods().size()));
    fact(facts, "Began", report.start().toString());
    return facts;
  }

  private static void fact(Element facts, String name, String value) {
    if (!value.isEmpty()) {
      facts.appendChild(html("div", html("dt", name), html("dd", value)));
    }
  }

  private static Element shares(RunTimeline timeline) {
    List<Element> rows = new ArrayList<>();
    int before = 0;
    for (PhaseShare share : timeline.shares()) {
      rows.add(share(share, before));
      before += share.percent();
    }
    Element head =
        html(
            "tr",
            HtmlTable.column("Phase"),
            HtmlTable.column("Time").addClass("number"),
            HtmlTable.column("Share").addClass("number"),
            html("td"));
    return html("table", html("thead", head), html("tbody", rows)).addClass("shares");
  }

  private static Element share(PhaseShare share, int before) {
    Element bar =
        svg(
                "svg",
                svg("rect")
                    .attr("x", before + "%")
                    .attr("width", share.percent() + "%")
                    .attr("height", "10"))
            .attr("height", "10")
            .attr("aria-hidden", "true");
    return html(
        "tr",
        html("th", share.phase().words()).attr("scope", "row"),
        html("td", SecondsFormat.format(share.length())).addClass("number"),
        html("td", share.percent() + " %").addClass("number"),
        html("td", bar).addClass("bar"));
  }
}
