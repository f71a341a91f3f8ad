package dev.k8spark.rehearsal.view;

import dev.k8spark.diagnostic.TerminalColor;
import dev.k8spark.diagnostic.TerminalText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that a pod wrote, as a terminal with colours shows it: the pod's name in the pod's own
 * colour, what Spark says of itself faint, so that the program's own words stand out.
 *
 * @param label the pod's, padded
 */
record LogLine(String label, String line) {
  private static final Pattern LEVEL =
      Pattern.compile("\\d\\d/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d ([A-Z]{4,5}) .*");
  private static final Pattern NUMBERED = Pattern.compile("\\D*(\\d{1,9})\\s*");
  private static final List<TerminalColor> EXECUTORS =
      List.of(TerminalColor.GREEN, TerminalColor.MAGENTA, TerminalColor.YELLOW, TerminalColor.BLUE);

  String plain() {
    return label + " | " + TerminalText.visible(line);
  }

  String painted() {
    String text = TerminalText.visible(line);
    return prefix().enabled(label + " |")
        + " "
        + level().map(paint -> paint.enabled(text)).orElse(text);
  }

  private TerminalColor prefix() {
    Matcher numbered = NUMBERED.matcher(label);
    return numbered.matches()
        ? EXECUTORS.get((Integer.parseInt(numbered.group(1)) - 1) % EXECUTORS.size())
        : TerminalColor.CYAN;
  }

  private Optional<TerminalColor> level() {
    Matcher level = LEVEL.matcher(line);
    return level.matches()
        ? switch (level.group(1)) {
          case "TRACE", "DEBUG", "INFO" -> Optional.of(TerminalColor.FAINT);
          case "WARN" -> Optional.of(TerminalColor.WARNING);
          case "ERROR", "FATAL" -> Optional.of(TerminalColor.ERROR);
          default -> Optional.empty();
        }
        : Optional.empty();
  }
}
