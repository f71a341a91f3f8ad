package dev.k8spark.rule.admission;

import java.util.Collection;
import java.util.stream.Collectors;

/** Writes texts of others into CEL. */
public final class CelLiterals {

  private CelLiterals() {}

  /** Returns a text as a literal of CEL. */
  public static String quote(String text) {
    return "'"
        + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r")
        + "'";
  }

  /** Returns texts as a literal list of CEL. */
  public static String quoteAll(Collection<String> texts) {
    return texts.stream().map(CelLiterals::quote).collect(Collectors.joining(", ", "[", "]"));
  }

  /** Returns a test of whether all of {@code x} matches one of several regular expressions. */
  public static String matchesAny(Collection<String> regexes) {
    return regexes.isEmpty()
        ? "false"
        : "x.matches(%s)"
            .formatted(quote(regexes.stream().collect(Collectors.joining("|", "^(?:", ")$"))));
  }
}
