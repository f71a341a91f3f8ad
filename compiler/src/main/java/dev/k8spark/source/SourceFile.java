package dev.k8spark.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file as the user wrote it, or a text that stands for one.
 *
 * @param name what messages call it: the path as given, {@code k8spark:python} for what k8spark
 *     ships, {@code -P} for the command line
 * @param path where it lies; absent for what is no file on disk
 * @param text its characters; offsets count UTF-16 units of it
 */
public record SourceFile(String name, @Nullable Path path, String text) {

  /** What the names of shipped layers begin with. */
  public static final String SHIPPED = "k8spark:";

  /** More than any job has, and less than a file given by mistake may have. */
  private static final int MAX_BYTES = 4 * 1024 * 1024;

  /**
   * Reads a file of UTF-8; a byte order mark is dropped.
   *
   * @throws java.nio.charset.CharacterCodingException if it is not UTF-8
   * @throws IOException if it cannot be read, is larger than 4 MiB, or is no regular file: opening
   *     a pipe may wait for ever
   */
  public static SourceFile read(Path path, String name) throws IOException {
    if (Files.isDirectory(path)) {
      throw new IOException("it is a directory");
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new IOException("it is no regular file; to read a pipe, give - and redirect it");
    }
    try (InputStream bytes = Files.newInputStream(path)) {
      return read(bytes, path, name);
    }
  }

  /** The same for a stream, which is read to its end. */
  public static SourceFile read(InputStream stream, @Nullable Path path, String name)
      throws IOException {
    byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new IOException("it is larger than 4 MiB");
    }
    return decode(bytes, path, name);
  }

  /** The same for bytes that came another way. */
  public static SourceFile decode(byte[] bytes, @Nullable Path path, String name)
      throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    if (text.indexOf('\0') >= 0) { // UTF-16 without its mark may pass for UTF-8
      throw new MalformedInputException(1);
    }
    return new SourceFile(name, path, text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  /** Whether it is one of the layers that k8spark brings, and so no word of the user's. */
  public boolean isShipped() {
    return name.startsWith(SHIPPED);
  }

  /**
   * Returns where it lies, links resolved as far as it exists; empty for what is no file on disk.
   */
  public Optional<Path> realPath() {
    return Optional.ofNullable(path).map(SourceFile::resolve);
  }

  /** Returns a path with its links resolved, or the absolute one where there is no such file. */
  public static Path resolve(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException _) {
      return path.toAbsolutePath().normalize();
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
