package dev.k8spark.rehearsal.report;

import dev.k8spark.diagnostic.TerminalColor;
import dev.k8spark.diagnostic.TerminalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The report for a terminal, short enough to be read at once.
 *
 * @param colour whether to paint it
 */
public record ReportText(boolean colour) {

  private static final int WIDTH = 100;
  private static final String INDENT = "  ";
  private static final int LABEL = 9;

  /** Ends with a line feed. */
  public String render(RunReport report) {
    RunTimeline timeline = RunTimeline.of(report);
    StringBuilder text = new StringBuilder();
    text.append(title(timeline)).append('\n');
    append(text, "ran", List.of(setting(report)));
    append(text, "why", report.reason().lines().toList());
    append(text, "cause", timeline.cause().lines().toList());
    append(text, "refused", report.refused());
    text.append('\n');
    TimelineEntry.of(timeline).forEach(event -> text.append(line(event)));
    text.append('\n');
    append(text, "time", shares(timeline));
    append(text, "unused", report.unused());
    append(text, "differs", report.differences());
    return text.toString();
  }

  private String title(RunTimeline timeline) {
    RunReport report = timeline.report();
    String verdict =
        paint(report.isComplete() ? TerminalColor.GOOD : TerminalColor.ERROR, report.verdict());
    return paint(TerminalColor.BOLD, report.job())
        + ": "
        + verdict
        + " after "
        + SecondsFormat.format(timeline.length())
        + ", exit code "
        + report.exitCode()
        + " ("
        + report.exitName()
        + ")";
  }

  private static String setting(RunReport report) {
    return "Spark %s on Java %d, namespace %s"
        .formatted(report.spark(), report.java(), report.namespace());
  }

  private String line(TimelineEntry event) {
    String at = String.format(Locale.ROOT, "%8s", SecondsFormat.format(event.at()));
    return INDENT
        + paint(TerminalColor.FRAME, at)
        + INDENT
        + TerminalText.visible(event.words())
        + "\n";
  }

  private static List<String> shares(RunTimeline timeline) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (PhaseShare share : timeline.shares()) {
      String part = share.phase().words() + " " + share.percent() + " %";
      if (!line.isEmpty()) {
        line.append(", ");
      }
      if (line.length() + part.length() > WIDTH - LABEL - INDENT.length()) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
      }
      line.append(part);
    }
    lines.add(line.toString());
    return lines;
  }

  /** Nothing where there are no lines; else the label stands before the first one. */
  private void append(StringBuilder text, String label, List<String> lines) {
    String before =
        paint(label.equals("refused") ? TerminalColor.ERROR : TerminalColor.FRAME, label);
    String gap = " ".repeat(LABEL - label.length());
    for (String line : lines) {
      text.append(INDENT).append(before).append(gap).append(TerminalText.visible(line));
      text.append('\n');
      before = " ".repeat(label.length());
    }
  }

  private String paint(TerminalColor paint, String text) {
    String shown = TerminalText.visible(text);
    return colour ? paint.enabled(shown) : shown;
  }
}
