package dev.k8spark.resolve;

import dev.k8spark.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The layers that k8spark brings: {@code templates/}. */
final class ShippedFiles {

  /** What a name in {@code extends} begins with that is no path. */
  static final String PREFIX = SourceFile.SHIPPED;

  /** The layers that follow from a job and are not for {@code extends}. */
  static final String DEFAULTS = "defaults";

  static final String PYTHON = "python";
  static final String JVM = "jvm";

  /** The profiles that a job may extend. */
  static final List<String> PROFILES = List.of("debug", "streaming");

  private ShippedFiles() {}

  /** A profile by its full name, such as {@code k8spark:debug}. */
  static Optional<SourceFile> profile(String fullName) {
    String name = fullName.substring(PREFIX.length());
    return PROFILES.contains(name) ? Optional.of(template(name)) : Optional.empty();
  }

  static SourceFile template(String name) {
    String file = "/dev/k8spark/templates/" + name + ".conf";
    try (InputStream in = ShippedFiles.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + file);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new SourceFile(PREFIX + name, null, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
