package dev.k8spark.policy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A pattern over the parts between slashes: {@code *} stands for any text within one part, {@code
 * **} for any number of parts. A part never matches half a part, so {@code registry.example.com}
 * does not let {@code registry.example.com.evil.example} in.
 *
 * @param isImage whether texts are names of images, which are written out first
 */
record SegmentPattern(List<String> segments, boolean isImage) implements PolicySubject.Pattern {

  private static final String ANY = "**";

  SegmentPattern {
    segments = List.copyOf(segments);
  }

  static SegmentPattern ofImage(String pattern) {
    return new SegmentPattern(imageSegments(pattern), true);
  }

  static SegmentPattern ofUri(String pattern) {
    return new SegmentPattern(uriSegments(pattern), false);
  }

  /** A pattern is written out as an image's name is, unless it begins with a wildcard. */
  private static List<String> imageSegments(String pattern) {
    return pattern.startsWith("*") ? List.of(pattern.split("/", -1)) : ImageName.segments(pattern);
  }

  private static List<String> uriSegments(String uri) {
    return Arrays.stream(uri.split("/", -1)).filter(part -> !part.isEmpty()).toList();
  }

  @Override
  public boolean matches(String text) {
    return matches(isImage ? ImageName.parse(text).path() : uriSegments(text));
  }

  @Override
  public boolean covers(String pattern) {
    return matches(isImage ? imageSegments(pattern) : uriSegments(pattern));
  }

  @Override
  public String regex() {
    return segments.stream()
        .map(part -> part.equals(ANY) ? "(?:[^/]*/)*" : TextPattern.globbed(part, "[^/]*") + "/")
        .collect(Collectors.joining());
  }

  private boolean matches(List<String> path) {
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
        && !path.get(from).equals(ANY)
        && TextPattern.regex(segments.get(at)).matcher(path.get(from)).matches()
        && matches(at + 1, path, from + 1);
  }
}
