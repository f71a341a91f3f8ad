package dev.k8spark.rehearsal;

import dev.k8spark.rehearsal.agent.Cluster;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder for one rehearsal, with a lock that its process holds: a folder that nobody holds was
 * left by one that was killed, and the next rehearsal ends and removes what is in it.
 */
record RunFolder(Path path, Path lock, FileChannel held) implements AutoCloseable {
  private static final String LOCK = ".lock";

  static RunFolder create(Path cache) throws IOException {
    Path runs = Files.createDirectories(cache.resolve("runs"));
    sweep(runs);
    Path path = Files.createTempDirectory(runs, "run-");
    Path lock = path.resolveSibling(path.getFileName() + LOCK);
    FileChannel held = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    held.lock();
    return new RunFolder(path, lock, held);
  }

  private static void sweep(Path runs) throws IOException {
    List<Path> locks;
    try (Stream<Path> all = Files.list(runs)) {
      locks = all.filter(file -> file.toString().endsWith(LOCK)).toList();
    }
    for (Path lock : locks) {
      try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
        @Nullable FileLock free = channel.tryLock();
        if (free != null) {
          Path left = Path.of(lock.toString().replaceFirst("\\.lock$", ""));
          if (Files.exists(left)) {
            Cluster.sweep(left);
          }
          Files.deleteIfExists(lock);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (Files.exists(path)) {
      Cluster.sweep(path);
    }
    Files.deleteIfExists(lock);
    held.close();
  }
}
