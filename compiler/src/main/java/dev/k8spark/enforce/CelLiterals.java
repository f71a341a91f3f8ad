package dev.k8spark.enforce;

import java.util.Collection;
import java.util.stream.Collectors;

/** Pieces of CEL with texts of others in them. */
public final class CelLiterals {

  private CelLiterals() {}

  /** A text as CEL writes it. */
  public static String text(String text) {
    return "'"
        + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r")
        + "'";
  }

  public static String list(Collection<String> texts) {
    return texts.stream().map(CelLiterals::text).collect(Collectors.joining(", ", "[", "]"));
  }

  /** Whether all of the text {@code x} is as any of several regular expressions says. */
  public static String matchesAny(Collection<String> regexes) {
    return regexes.isEmpty()
        ? "false"
        : "x.matches(%s)"
            .formatted(text(regexes.stream().collect(Collectors.joining("|", "^(?:", ")$"))));
  }
}
