package dev.k8spark.cli.console;

/** The values of {@code --color}. */
public enum ColorChoice {
  AUTO,
  ALWAYS,
  NEVER;

  /** Returns whether what goes to standard error is colored. */
  public boolean isOnForErrors(Console console) {
    return isOn(console, console.isTerminal());
  }

  /** Returns whether what goes to standard output is colored. */
  public boolean isOnForOutput(Console console) {
    return isOn(console, console.isOutputTerminal());
  }

  private boolean isOn(Console console, boolean isTerminal) {
    return switch (this) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> {
        if (isSet(console, "NO_COLOR")) {
          yield false;
        }
        yield isForced(console) || (isTerminal && !"dumb".equals(console.variables().get("TERM")));
      }
    };
  }

  private static boolean isForced(Console console) {
    return isSet(console, "CLICOLOR_FORCE")
        && !"0".equals(console.variables().get("CLICOLOR_FORCE"));
  }

  private static boolean isSet(Console console, String variable) {
    return !console.variables().getOrDefault(variable, "").isEmpty();
  }
}
