package dev.k8spark.policy;

import com.google.re2j.Pattern;
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

  /**
   * A pattern is written out as an image's name is, unless it begins with a wildcard; a slash at
   * its end means nothing.
   */
  private static List<String> imageSegments(String pattern) {
    return pattern.startsWith("*")
        ? List.of(pattern.split("/", -1))
        : ImageName.segments(pattern.replaceFirst("/+$", ""));
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

  /** Takes as many steps as there are segments of both, whatever stars there are. */
  private boolean matches(List<String> path) {
    boolean[] reached = new boolean[path.size() + 1];
    reached[0] = true;
    for (String segment : segments) {
      reached = segment.equals(ANY) ? skipAny(reached) : step(segment, path, reached);
    }
    return reached[path.size()];
  }

  /** From each place that is reached, all later ones are. */
  private static boolean[] skipAny(boolean[] reached) {
    boolean[] next = reached.clone();
    for (int at = 1; at < next.length; at++) {
      next[at] |= next[at - 1];
    }
    return next;
  }

  private static boolean[] step(String segment, List<String> path, boolean[] reached) {
    Pattern pattern = TextPattern.regex(segment);
    boolean[] next = new boolean[reached.length];
    for (int at = 0; at < path.size(); at++) {
      next[at + 1] =
          reached[at] && !path.get(at).equals(ANY) && pattern.matcher(path.get(at)).matches();
    }
    return next;
  }
}
