package dev.k8spark.admit.rule;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A pattern over the parts between slashes: {@code *} stands for any text within one part, {@code
 * **} for any number of parts. A part never matches half a part, so {@code registry.example.com}
 * does not let {@code registry.example.com.evil.example} in.
 */
record SegmentPattern(List<String> segments) {

  private static final String ANY = "**";

  SegmentPattern {
    segments = List.copyOf(segments);
  }

  /** A pattern is written out as an image's name is, unless it begins with a wildcard. */
  static SegmentPattern of(String pattern) {
    return new SegmentPattern(
        pattern.startsWith("*") ? List.of(pattern.split("/")) : ImageName.segments(pattern));
  }

  boolean matches(List<String> path) {
    return matches(0, path, 0);
  }

  private boolean matches(int at, List<String> path, int from) {
    if (at == segments.size()) {
      return from == path.size();
    }
    if (segments.get(at).equals(ANY)) {
      return matches(at + 1, path, from) || (from < path.size() && matches(at, path, from + 1));
    }
    return from < path.size()
        && one(segments.get(at)).matcher(path.get(from)).matches()
        && matches(at + 1, path, from + 1);
  }

  private static Pattern one(String segment) {
    return Pattern.compile(Pattern.quote(segment).replace("*", "\\E.*\\Q"));
  }
}
