package dev.k8spark.lint.report;

import dev.k8spark.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The folder from which reports name files: the repository's, as its tools do.
 *
 * @param path a real path
 */
public record RootFolder(Path path) {

  private static final String UNRESERVED = "-._~/";

  /** Finds the nearest folder upwards with a {@code .git}, or else the one given. */
  public static RootFolder of(Path workingFolder) {
    Path start = SourceFile.resolve(workingFolder);
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(".git"))) {
        return new RootFolder(folder);
      }
    }
    return new RootFolder(start);
  }

  /**
   * Returns the name of a file in reports: relative to this folder where it lies in it, with
   * slashes.
   */
  public String nameOf(SourceFile file) {
    @Nullable Path path = file.path();
    if (path == null) {
      return file.name();
    }
    Path real = SourceFile.resolve(path);
    return slashed(real.startsWith(this.path) ? this.path.relativize(real) : real);
  }

  /** Returns the name of a file as a URI reference. */
  String uriOf(SourceFile file) {
    String name = nameOf(file);
    StringBuilder uri = new StringBuilder(name.startsWith("/") ? "file://" : "");
    for (byte unit : name.getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (unit & 0xFF);
      boolean isPlain =
          letter < 0x80 && (Character.isLetterOrDigit(letter) || UNRESERVED.indexOf(letter) >= 0);
      uri.append(isPlain ? String.valueOf(letter) : "%%%02X".formatted(unit & 0xFF));
    }
    return uri.toString();
  }

  /** Returns the category that separates this run's findings from those of other folders. */
  public String category(Path workingFolder) {
    Path real = SourceFile.resolve(workingFolder);
    String below = real.startsWith(path) ? slashed(path.relativize(real)) : "";
    return "k8spark/" + (below.isEmpty() ? "" : below + "/");
  }

  private static String slashed(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }
}
