package dev.k8spark.lint.report;

import dev.k8spark.diagnostic.Severity;
import dev.k8spark.diagnostic.TerminalText;
import dev.k8spark.source.Span;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Workflow commands of GitHub Actions, which become annotations of a pull request. GitHub keeps ten
 * of a kind for each step; the others are plain lines of the log.
 */
final class GithubReport {

  private static final int MOST_OF_A_KIND = 10;

  private GithubReport() {}

  static String write(ReportedFindings findings) {
    Map<Severity, Integer> seen = new EnumMap<>(Severity.class);
    StringBuilder commands = new StringBuilder();
    StringBuilder lines = new StringBuilder();
    for (ReportedFinding finding : findings.shown()) {
      if (seen.merge(finding.diagnostic().severity(), 1, Integer::sum) <= MOST_OF_A_KIND) {
        commands.append(command(finding, findings.root()));
      } else {
        lines.append(line(finding, findings.root()));
      }
    }
    String leftOut = findings.leftOut().map(text -> text + "\n").orElse("");
    return commands.append(lines).append(leftOut).toString();
  }

  private static String command(ReportedFinding finding, RootFolder root) {
    Span span = finding.place();
    StringBuilder place = new StringBuilder();
    if (span.file().path() != null) {
      Region region = Region.of(span, Region.Unit.UTF_16);
      place
          .append("file=")
          .append(property(TerminalText.visible(root.nameOf(span.file()))))
          .append(",line=%d,endLine=%d".formatted(region.line(), region.line()))
          .append(",col=%d,endColumn=%d,".formatted(region.start(), region.end()));
    }
    return "::%s %stitle=%s::%s\n"
        .formatted(
            word(finding.diagnostic().severity()),
            place,
            property(finding.diagnostic().id()),
            text(finding.text().plain(root)));
  }

  private static String line(ReportedFinding finding, RootFolder root) {
    Span span = finding.diagnostic().span();
    String text =
        "%s[%s]: %s:%d:%d: %s"
            .formatted(
                finding.diagnostic().severity().word(),
                finding.diagnostic().id(),
                root.nameOf(span.file()),
                span.line(),
                span.column(),
                finding.text().plain(root));
    return text.lines().map(TerminalText::visible).collect(Collectors.joining("\n  | ")) + "\n";
  }

  private static String word(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE, OFF -> "notice";
    };
  }

  /** A log is shown by terminals too. */
  private static String text(String text) {
    return text.lines()
        .map(line -> escaped(TerminalText.visible(line)))
        .collect(Collectors.joining("%0A"));
  }

  private static String property(String text) {
    return escaped(text).replace(":", "%3A").replace(",", "%2C");
  }

  private static String escaped(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }
}
