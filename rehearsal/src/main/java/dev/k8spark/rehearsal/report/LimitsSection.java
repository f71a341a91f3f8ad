package dev.k8spark.rehearsal.report;

import static dev.k8spark.rehearsal.report.HtmlElements.html;

import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** What this run cannot tell about a cluster. */
final class LimitsSection {

  private LimitsSection() {}

  static Element render(RunReport report) {
    Element section = html("section", html("h2", "Other than on a cluster"));
    if (!report.differences().isEmpty()) {
      section.appendChild(html("h3", "Not on this machine"));
      section.appendChild(CallsSection.list(report.differences()));
    }
    section.appendChild(html("h3", "Not enforced"));
    section.appendChild(
        html("dl", Stream.of(NotEnforced.values()).map(LimitsSection::limit).toList())
            .addClass("limits"));
    return section;
  }

  private static Element limit(NotEnforced limit) {
    return html("div", html("dt", limit.words()), html("dd", limit.meaning()));
  }
}
