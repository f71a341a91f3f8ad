package dev.k8spark.rehearsal.report;

import static dev.k8spark.rehearsal.report.HtmlElements.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;

/**
 * The report as one page that needs nothing else: no script, no font, no picture from elsewhere. It
 * forbids them too, so that a name in it can do no harm.
 */
public final class ReportPage {

  private static final String STYLE = "page.css";
  private static final String ALLOWED =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

  private ReportPage() {}

  /** HTML in UTF-8. */
  public static String render(RunReport report) {
    RunTimeline timeline = RunTimeline.of(report);
    Document page = new Document("");
    page.appendChild(new DocumentType("html", "", ""));
    page.appendChild(html("html", head(report), body(timeline)).attr("lang", "en"));
    return page.outerHtml() + "\n";
  }

  private static Element head(RunReport report) {
    return html(
        "head",
        html("meta").attr("charset", "utf-8"),
        html("meta").attr("http-equiv", "Content-Security-Policy").attr("content", ALLOWED),
        html("meta")
            .attr("name", "viewport")
            .attr("content", "width=device-width, initial-scale=1"),
        html("meta").attr("name", "color-scheme").attr("content", "light dark"),
        html("link").attr("rel", "icon").attr("href", "data:,"),
        html("title", report.job() + ": " + report.verdict()),
        new Element("style").appendChild(new DataNode(style())));
  }

  private static Element body(RunTimeline timeline) {
    return html(
        "body",
        html(
            "main",
            Stream.of(
                    ResultSection.render(timeline),
                    TimelineSection.render(timeline),
                    MemorySection.render(timeline.report()),
                    CallsSection.render(timeline.report()),
                    LimitsSection.render(timeline.report()))
                .toList()));
  }

  private static String style() {
    try (InputStream file =
        Objects.requireNonNull(ReportPage.class.getResourceAsStream(STYLE), STYLE)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
