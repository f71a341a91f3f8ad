package dev.k8spark.cli.file;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the user leaves out below folders, by patterns in which {@code *} stands for any characters
 * of one name and {@code **} for any of a path.
 *
 * @param paths patterns with a slash: of the path below the folder
 * @param names patterns without one: of a file or folder anywhere
 */
public record ExcludedNames(List<PathMatcher> paths, List<PathMatcher> names) {

  /** Nothing is left out. */
  public static final ExcludedNames NONE = new ExcludedNames(List.of(), List.of());

  /**
   * Reads the patterns.
   *
   * @throws java.util.regex.PatternSyntaxException if one is not well formed
   */
  public static ExcludedNames of(Collection<String> patterns) {
    return new ExcludedNames(
        matchers(patterns.stream().filter(pattern -> pattern.contains("/"))),
        matchers(patterns.stream().filter(pattern -> !pattern.contains("/"))));
  }

  private static List<PathMatcher> matchers(Stream<String> patterns) {
    return patterns
        .map(pattern -> pattern.replaceFirst("^/", "").replaceFirst("/$", ""))
        .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
        .toList();
  }

  /** Returns whether a file or a folder is left out. */
  boolean contains(Path relative) {
    @Nullable Path name = relative.getFileName();
    return paths.stream().anyMatch(matcher -> matcher.matches(relative))
        || (name != null && names.stream().anyMatch(matcher -> matcher.matches(name)));
  }
}
