package dev.k8spark.cli.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;

/**
 * A file that gets another text at once or not at all. Its mode stays, its byte order mark if it
 * has one, and a link to it stays a link.
 */
public record RewrittenFile(Path file) {

  private static final String MARK = "\uFEFF";

  /** Puts the text in the place of the old one. */
  public void write(String text) throws IOException {
    Path real = file.toRealPath();
    if (!Files.isWritable(real)) {
      throw new AccessDeniedException(file.toString());
    }
    Path beside =
        real.resolveSibling("." + real.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.createFile(beside);
      copyMode(real, beside);
      Files.writeString(beside, readMark(real) + text);
      Files.move(beside, real, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static String readMark(Path file) throws IOException {
    byte[] mark = MARK.getBytes(UTF_8);
    try (InputStream start = Files.newInputStream(file)) {
      return Arrays.equals(start.readNBytes(mark.length), mark) ? MARK : "";
    }
  }

  /** Before the text is in it: who may not read the old file must not read the new one. */
  private static void copyMode(Path source, Path target) throws IOException {
    if (Files.getFileAttributeView(source, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        != null) {
      Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(source));
    }
  }
}
