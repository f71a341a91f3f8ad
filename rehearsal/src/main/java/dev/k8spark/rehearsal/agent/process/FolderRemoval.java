package dev.k8spark.rehearsal.agent.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Removes folders in which somebody may still be writing his last. */
public final class FolderRemoval {
  private static final int MAX_TRIES = 5;

  private FolderRemoval() {}

  /** Links are removed, not followed. */
  public static void remove(Path folder) throws IOException {
    for (int tries = 1; Files.exists(folder, LinkOption.NOFOLLOW_LINKS); tries++) {
      try {
        removeOnce(folder);
      } catch (IOException | UncheckedIOException e) {
        if (tries == MAX_TRIES) {
          throw new IOException(folder + " cannot be removed", e);
        }
      }
    }
  }

  private static void removeOnce(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.deleteIfExists(file);
    }
  }
}
