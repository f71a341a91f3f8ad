package dev.k8spark.cel.library;

import com.google.common.primitives.UnsignedLongs;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A semantic version; its build part neither orders nor tells apart. */
record SemanticVersion(long major, long minor, long patch, List<String> prerelease, String text)
    implements Comparable<SemanticVersion> {

  private static final String NUMBER = "(0|[1-9][0-9]{0,19})";
  private static final String WORD = "(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)";
  private static final Pattern FORM =
      Pattern.compile(
          "%s\\.%s\\.%s(?:-(%s(?:\\.%s)*))?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?"
              .formatted(NUMBER, NUMBER, NUMBER, WORD, WORD));
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  static Optional<SemanticVersion> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      String before = form.group(4);
      return Optional.of(
          new SemanticVersion(
              Long.parseUnsignedLong(form.group(1)),
              Long.parseUnsignedLong(form.group(2)),
              Long.parseUnsignedLong(form.group(3)),
              before == null ? List.of() : List.of(before.split("\\.", -1)),
              text));
    } catch (NumberFormatException tooLarge) {
      return Optional.empty();
    }
  }

  /** Takes a {@code v} away, and leading zeros; adds missing numbers. */
  static Optional<SemanticVersion> normalize(String text) {
    String[] parts = (text.startsWith("v") ? text.substring(1) : text).split("\\.", 3);
    StringBuilder full = new StringBuilder();
    for (String part : parts) {
      full.append(full.isEmpty() ? "" : ".").append(stripZeros(part));
    }
    String last = parts[parts.length - 1];
    if (parts.length < 3 && (last.contains("+") || last.contains("-"))) {
      return Optional.empty();
    }
    return parse(full.append(".0".repeat(3 - parts.length)).toString());
  }

  private static String stripZeros(String part) {
    if (part.length() <= 1) {
      return part;
    }
    String rest = part.replaceFirst("^0+", "");
    return rest.isEmpty() || !Character.isDigit(rest.charAt(0)) ? "0" + rest : rest;
  }

  @Override
  public int compareTo(SemanticVersion other) {
    int numbers = UnsignedLongs.compare(major, other.major);
    numbers = numbers != 0 ? numbers : UnsignedLongs.compare(minor, other.minor);
    numbers = numbers != 0 ? numbers : UnsignedLongs.compare(patch, other.patch);
    if (numbers != 0) {
      return Integer.signum(numbers);
    }
    if (prerelease.isEmpty() || other.prerelease.isEmpty()) {
      return Boolean.compare(prerelease.isEmpty(), other.prerelease.isEmpty());
    }
    for (int i = 0; i < Math.min(prerelease.size(), other.prerelease.size()); i++) {
      int words = compareWords(prerelease.get(i), other.prerelease.get(i));
      if (words != 0) {
        return words;
      }
    }
    return Integer.compare(prerelease.size(), other.prerelease.size());
  }

  private static int compareWords(String a, String b) {
    boolean first = DIGITS.matcher(a).matches();
    boolean second = DIGITS.matcher(b).matches();
    if (first != second) {
      return first ? -1 : 1;
    }
    int lengths = first ? Integer.compare(a.length(), b.length()) : 0;
    return lengths != 0 ? lengths : Integer.signum(a.compareTo(b));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SemanticVersion version && compareTo(version) == 0;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(major * 31 + minor) * 31 + Long.hashCode(patch);
  }

  @Override
  public String toString() {
    return text;
  }
}
