package dev.k8spark.cli.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import org.jspecify.annotations.Nullable;

/** What a file is besides its text: its names, its mode and who it belongs to. */
final class FileIdentity {

  private FileIdentity() {}

  /** Returns whether a file has no second name (a hard link), as far as the system tells. */
  static boolean hasOneName(Path file) throws IOException {
    return !file.getFileSystem().supportedFileAttributeViews().contains("unix")
        || Integer.valueOf(1).equals(Files.getAttribute(file, "unix:nlink"));
  }

  /** Gives a file the owner, group and mode of another; returns false where that is refused. */
  static boolean copy(Path model, Path file) throws IOException {
    @Nullable PosixFileAttributeView view =
        Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view == null) {
      return true;
    }
    PosixFileAttributes wanted = Files.readAttributes(model, PosixFileAttributes.class);
    try {
      if (!wanted.owner().equals(view.getOwner())) {
        view.setOwner(wanted.owner());
      }
      if (!wanted.group().equals(view.readAttributes().group())) {
        view.setGroup(wanted.group());
      }
      view.setPermissions(wanted.permissions());
      return true;
    } catch (FileSystemException _) {
      return false;
    }
  }
}
