package dev.k8spark.redact;

import java.util.List;

/**
 * Finds what is left of credentials in texts that were made of them: cut off, taken apart or with
 * signs escaped. A run that stands in one of them, too, becomes asterisks, as many as it had signs.
 *
 * @param credentials whole
 */
record PartialLeaks(List<String> credentials) {

  /** Shorter runs are found in any text. */
  private static final int RUN = 6;

  PartialLeaks {
    credentials = List.copyOf(credentials);
  }

  String hiddenIn(String text) {
    StringBuilder shown = new StringBuilder(text);
    for (String credential : credentials) {
      for (int from = 0; from + RUN <= credential.length(); from++) {
        hide(credential.substring(from, from + RUN), text, shown);
      }
    }
    return shown.toString();
  }

  private static void hide(String run, String text, StringBuilder shown) {
    if (run.isBlank()) {
      return;
    }
    for (int at = text.indexOf(run); at >= 0; at = text.indexOf(run, at + 1)) {
      for (int i = at; i < at + RUN; i++) {
        if (text.charAt(i) != '\n') {
          shown.setCharAt(i, '*');
        }
      }
    }
  }
}
