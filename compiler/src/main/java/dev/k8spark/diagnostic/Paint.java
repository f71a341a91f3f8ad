package dev.k8spark.diagnostic;

/** The colours of what is said, as terminals are told them; the last ones mean nothing. */
public enum Paint {
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

  Paint(String parameters) {
    this.start = "\u001b[" + parameters + "m";
  }

  static Paint of(Severity severity) {
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
