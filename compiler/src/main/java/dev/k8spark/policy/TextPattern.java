package dev.k8spark.policy;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A pattern in which any number of stars stands for any text. */
record TextPattern(String text) implements Subject.Pattern {

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

  static Pattern regex(String glob) {
    return Pattern.compile(
        Arrays.stream(glob.split("\\*+", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
        Pattern.DOTALL);
  }
}
