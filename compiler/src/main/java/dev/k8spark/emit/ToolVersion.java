package dev.k8spark.emit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this k8spark. */
public final class ToolVersion {

  private static final String FILE = "/dev/k8spark/version.txt";

  private ToolVersion() {}

  /** The version as the build stamped it into the jar, such as {@code 0.3.0}. */
  public static String read() {
    try (InputStream bytes = ToolVersion.class.getResourceAsStream(FILE)) {
      if (bytes == null) {
        throw new IllegalStateException("the jar lacks " + FILE);
      }
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
