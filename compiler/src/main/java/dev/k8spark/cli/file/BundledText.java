package dev.k8spark.cli.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The texts that k8spark ships in its jar. */
public final class BundledText {

  private static final String ROOT = "/dev/k8spark/";

  private BundledText() {}

  /** Returns the text of a file of the jar. */
  public static String read(String name) {
    try (InputStream bytes = BundledText.class.getResourceAsStream(ROOT + name)) {
      if (bytes == null) {
        throw new IllegalStateException(name + " is not in the jar");
      }
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
