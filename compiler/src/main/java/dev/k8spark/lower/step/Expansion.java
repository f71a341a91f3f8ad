package dev.k8spark.lower.step;

import java.util.regex.Pattern;

/** Keeps Kubernetes from expanding {@code $(X)} in a user's text. */
final class Expansion {

  /** Kubernetes reads {@code $$} as one dollar, and a lone dollar only before a parenthesis. */
  private static final Pattern SPECIAL = Pattern.compile("\\$\\$+|\\$(?=\\()");

  private Expansion() {}

  static String escape(String text) {
    return SPECIAL.matcher(text).replaceAll("$0$0");
  }
}
