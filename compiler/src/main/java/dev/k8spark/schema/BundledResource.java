package dev.k8spark.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files that k8spark ships in its jar, by their paths below its package. */
public final class BundledResource {

  private static final String ROOT = "/dev/k8spark/";

  private BundledResource() {}

  /** Returns a text, such as {@code schema/job.schema.json}. */
  public static String read(String name) {
    return new String(readBytes(name), StandardCharsets.UTF_8);
  }

  /** Returns the bytes of a file. */
  public static byte[] readBytes(String name) {
    try (InputStream bytes = BundledResource.class.getResourceAsStream(ROOT + name)) {
      if (bytes == null) {
        throw new IllegalStateException("this build of k8spark has no " + name);
      }
      return bytes.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
