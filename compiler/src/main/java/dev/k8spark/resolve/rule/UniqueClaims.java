package dev.k8spark.resolve.rule;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Names that may be given once each: the second place that gives one is reported with the first.
 */
final class UniqueClaims {

  private final Map<String, Span> first = new LinkedHashMap<>();
  private final Map<MountPath, Span> folders = new LinkedHashMap<>();
  private final List<Diagnostic> duplicates = new ArrayList<>();

  List<Diagnostic> duplicates() {
    return List.copyOf(duplicates);
  }

  void name(String kind, String name, Span here) {
    String message = "the %s `%s` is set twice".formatted(kind, name);
    Span other = first.putIfAbsent(kind + " " + name, here);
    if (other != null) {
      twice(here, other, message);
    }
  }

  /** A folder that lies neither in nor around another of its kind. */
  void folder(MountPath folder, Span here) {
    folders.forEach(
        (other, span) -> {
          if (other.holds(folder) || folder.holds(other)) {
            twice(here, span, message(folder, other));
          }
        });
    folders.putIfAbsent(folder, here);
  }

  /** A folder that lies in none of those, and that is mounted once. */
  void mount(MountPath mount, Span here) {
    List<MountPath> around = folders.keySet().stream().filter(f -> f.holds(mount)).toList();
    for (MountPath folder : around) {
      twice(here, Objects.requireNonNull(folders.get(folder)), message(mount, folder));
    }
    if (around.isEmpty()) {
      name("folder", mount.toString(), here);
    }
  }

  private static String message(MountPath folder, MountPath other) {
    return folder.equals(other)
        ? "two volumes are mounted at `%s`".formatted(folder)
        : "`%s` and `%s` are mounted one in the other".formatted(folder, other);
  }

  private void twice(Span here, Span other, String message) {
    duplicates.add(
        Diagnostic.of(Code.SET_TWICE, here, message)
            .withOther(other, "also here")
            .withHelp("keep one of the two"));
  }
}
