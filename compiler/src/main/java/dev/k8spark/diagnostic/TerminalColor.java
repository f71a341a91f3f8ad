package dev.k8spark.diagnostic;

/** The colors of messages, as escape sequences of terminals; the last ones mean nothing. */
public enum TerminalColor {
  ERROR("1;31"),
  WARNING("1;33"),
  NOTE("1;36"),
  GOOD("1;32"),
  FRAME("1;34"),
  BOLD("1"),
  FAINT("2"),
  GREEN("32"),
  YELLOW("33"),
  BLUE("34"),
  MAGENTA("35"),
  CYAN("36");

  private final String start;

  TerminalColor(String parameters) {
    this.start = "\u001b[" + parameters + "m";
  }

  static TerminalColor of(Severity severity) {
    return switch (severity) {
      case ERROR -> ERROR;
      case WARNING -> WARNING;
      case NOTE, OFF -> NOTE;
    };
  }

  public String enabled(String text) {
    return start + text + "\u001b[0m";
  }
}
