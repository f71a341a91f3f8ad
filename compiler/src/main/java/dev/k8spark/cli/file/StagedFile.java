package dev.k8spark.cli.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file whose new text is ready but not in its place yet. How it gets there depends on what is
 * there: a regular file is replaced at once or not at all and keeps its mode and owner; a file with
 * several names, or one whose owner cannot be kept, is overwritten where it is; devices, pipes and
 * links stay what they are and are written through.
 */
final class StagedFile implements Closeable {

  /** Links in these, such as {@code /dev/stdout}, lead to what a process has open. */
  private static final Set<Path> SYSTEM_FOLDERS = Set.of(Path.of("/dev"), Path.of("/proc"));

  private final Path target;
  private final byte[] text;
  private final @Nullable Path beside;

  private StagedFile(Path target, byte[] text, @Nullable Path beside) {
    this.target = target;
    this.text = text;
    this.beside = beside;
  }

  /**
   * Prepares a text for a file, which is not changed yet.
   *
   * @throws IOException if it is a folder, may not be written, or its folder cannot be made
   */
  static StagedFile stage(Path file, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Path named = file.toAbsolutePath().normalize();
    if (Files.isDirectory(named)) {
      throw new IOException("it is a directory");
    }
    if (Files.exists(named) && !Files.isWritable(named)) {
      throw new AccessDeniedException(file.toString());
    }
    Files.createDirectories(named.resolveSibling("."));
    if (isReplaceable(named)) {
      Path real = named.toRealPath();
      return new StagedFile(real, bytes, writeBeside(real, bytes, real));
    }
    return new StagedFile(named, bytes, isMissing(named) ? writeBeside(named, bytes, null) : null);
  }

  private static boolean isMissing(Path file) {
    return !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isOpenFile(Path file) {
    return Files.isSymbolicLink(file) && SYSTEM_FOLDERS.stream().anyMatch(file::startsWith);
  }

  private static boolean isReplaceable(Path file) throws IOException {
    return Files.isRegularFile(file) && !isOpenFile(file) && FileIdentity.hasOneName(file);
  }

  /** Puts the text in its place. */
  void commit() throws IOException {
    if (beside != null) {
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    } else if (Files.isRegularFile(target) && !isOpenFile(target)) {
      overwrite();
    } else {
      writeThrough();
    }
  }

  /** Removes what was prepared, unless it took its place. */
  @Override
  public void close() throws IOException {
    if (beside != null) {
      Files.deleteIfExists(beside);
    }
  }

  /** The old end goes last, so that a full disk leaves no file shorter than either text. */
  private void overwrite() throws IOException {
    try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(text);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.truncate(text.length);
    }
  }

  /** Appends, since what a process has open as a regular file may have a beginning already. */
  private void writeThrough() throws IOException {
    boolean isNew = Files.isSymbolicLink(target) && !Files.exists(target);
    StandardOpenOption mode = isNew ? StandardOpenOption.CREATE : StandardOpenOption.APPEND;
    try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.WRITE, mode)) {
      out.write(text);
    }
  }

  /**
   * Returns a file with the text beside its place, or null where it cannot be as its model is. Mode
   * and owner are set first: who may not read the old text must not read the new one.
   */
  private static @Nullable Path writeBeside(Path target, byte[] text, @Nullable Path model)
      throws IOException {
    Path beside =
        target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid());
    Files.deleteIfExists(beside);
    Files.createFile(beside);
    boolean isKept = false;
    try {
      if (model == null || FileIdentity.copy(model, beside)) {
        Files.write(beside, text);
        isKept = true;
      }
    } finally {
      if (!isKept) {
        Files.deleteIfExists(beside);
      }
    }
    return isKept ? beside : null;
  }
}
