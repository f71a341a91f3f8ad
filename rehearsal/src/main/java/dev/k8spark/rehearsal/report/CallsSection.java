package dev.k8spark.rehearsal.report;

import static dev.k8spark.rehearsal.report.HtmlElements.html;

import java.util.List;
import org.jsoup.nodes.Element;

/** What the pods asked of the API: what was refused, what was never needed, and all calls. */
final class CallsSection {

  private static final HtmlTable CALLS =
      new HtmlTable(
          "Calls, by account and verb", List.of("Account", "Verb", "Resource", "Count"), 3);

  private CallsSection() {}

  static Element render(RunReport report) {
    Element section = html("section", html("h2", "Calls of the API").attr("id", "calls"));
    if (!report.refused().isEmpty()) {
      section.appendChild(html("h3", "Refused").attr("id", "refused"));
      section.appendChild(list(report.refused()).addClass("refused"));
    }
    if (!report.unused().isEmpty()) {
      section.appendChild(html("h3", "Rights that nothing used"));
      section.appendChild(list(report.unused()));
    }
    section.appendChild(
        CALLS.render(
            report.calls().stream()
                .map(
                    call ->
                        List.of(call.account(), call.verb(), call.resource(), "" + call.count()))
                .toList()));
    return section;
  }

  static Element list(List<String> lines) {
    return html("ul", lines.stream().map(line -> html("li", line)).toList()).addClass("plain");
  }
}
