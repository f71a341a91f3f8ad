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

  /** As {@code kubectl explain} wants it: without positions. */
  static String kubectl(List<String> path) {
    return path.stream()
        .filter(key -> !key.chars().allMatch(Character::isDigit))
        .collect(Collectors.joining("."));
  }
}
