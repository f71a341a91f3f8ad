package dev.k8spark.resolve.rule;

import dev.k8spark.runtime.contract.PodRole;
import dev.k8spark.source.KeyPath;
import java.util.stream.Collectors;

/** Paths in a pod template: keys, and positions in lists. */
final class TemplatePaths {

  private TemplatePaths() {}

  /** The same place as a path of the job. */
  static String[] toJobPath(PodRole role, KeyPath path) {
    return KeyPath.of(role.word(), "podTemplate").append(path).toArray();
  }

  /** What to call the place in a message. */
  static String describe(KeyPath path) {
    String last = path.isRoot() ? "podTemplate" : path.last();
    return path.size() > 1 && last.chars().allMatch(Character::isDigit)
        ? "an item of `%s`".formatted(path.parent().last())
        : "`%s`".formatted(last);
  }

  /** As {@code kubectl explain} wants it: without positions. */
  static String toKubectl(KeyPath path) {
    return path.keys().stream()
        .filter(key -> !key.chars().allMatch(Character::isDigit))
        .collect(Collectors.joining("."));
  }
}
