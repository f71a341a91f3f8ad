package dev.k8spark.policy;

import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A pattern in which any number of stars stands for any text. */
record TextPattern(String text) implements PolicySubject.Pattern {

  @Override
  public boolean matches(String other) {
    return regex(text).matcher(other).matches();
  }

  /**
   * A star of the other pattern is a character like others, which only a star of this one takes.
   */
  @Override
  public boolean covers(String pattern) {
    return matches(pattern);
  }

  @Override
  public String regex() {
    return "(?s:" + globbed(text, ".*") + ")";
  }

  /** A glob whose stars stand for what another expression matches. */
  static String globbed(String glob, String star) {
    return Arrays.stream(glob.split("\\*+", -1))
        .map(TextPattern::quoted)
        .collect(Collectors.joining(star));
  }

  /** Java's own way to quote is not RE2's. */
  static String quoted(String text) {
    return text.replaceAll("[\\\\^$.|?*+()\\[\\]{}]", "\\\\$0");
  }

  /** Matches in linear time, which Java's own expressions do not where a glob has many stars. */
  static Pattern regex(String glob) {
    return Pattern.compile(
        Arrays.stream(glob.split("\\*+", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
        Pattern.DOTALL);
  }
}
