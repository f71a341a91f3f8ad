package dev.k8spark.resolve.rule;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Paths in a pod template: keys, and positions in lists. */
final class TemplatePaths {

  private TemplatePaths() {}

  /** The same place as a path of the job. */
  static String[] below(String role, List<String> path) {
    return Stream.concat(Stream.of(role, "podTemplate"), path.stream()).toArray(String[]::new);
  }

  /** What to call the place in a message. */
  static String named(List<String> path) {
    String last = path.isEmpty() ? "podTemplate" : path.getLast();
    return path.size() > 1 && last.chars().allMatch(Character::isDigit)
        ? "an item of `%s`".formatted(path.get(path.size() - 2))
        : "`%s`".formatted(last);
  }

  /** As {@code kubectl explain} wants it: without positions. */
  static String kubectl(List<String> path) {
    return path.stream()
        .filter(key -> !key.chars().allMatch(Character::isDigit))
        .collect(Collectors.joining("."));
  }
}
