package dev.k8spark.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files of k8spark's own jar from which images are made. */
final class BundledResource {

  private BundledResource() {}

  static String read(String name) {
    return new String(readBytes(name), StandardCharsets.UTF_8);
  }

  static byte[] readBytes(String name) {
    try (InputStream bytes = BundledResource.class.getResourceAsStream(name)) {
      if (bytes == null) {
        throw new IllegalStateException("this build of k8spark has no " + name);
      }
      return bytes.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
