package dev.k8spark.source;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The notations in which jobs and policies are written. The ending of a file's name decides which.
 */
public enum Notation {
  HOCON,
  YAML,
  JSON;

  /**
   * Returns the notation that the ending of a file's name stands for; HOCON for any other ending.
   */
  public static Notation of(SourceFile file) {
    return named(file.name()).orElse(HOCON);
  }

  /** Returns the notation that the ending of a name stands for, if it stands for one. */
  public static Optional<Notation> named(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(notation -> notation.endings().stream().anyMatch(name::endsWith))
        .findFirst();
  }

  /** Returns whether a file may be a job or a policy by its name. */
  public static boolean isKnown(Path file) {
    return named(file.toString()).isPresent();
  }

  /** Returns how names of files in this notation end, each ending with its dot. */
  public List<String> endings() {
    return switch (this) {
      case HOCON -> List.of(".conf", ".hocon");
      case YAML -> List.of(".yaml", ".yml");
      case JSON -> List.of(".json");
    };
  }

  /** Returns the endings of all notations, each with its dot. */
  public static List<String> allEndings() {
    return Arrays.stream(values()).flatMap(notation -> notation.endings().stream()).toList();
  }
}
