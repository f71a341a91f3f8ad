package dev.k8spark.rehearsal;

import dev.k8spark.rehearsal.agent.SingleNodeCluster;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder for one rehearsal, with a lock that its process holds: a folder that nobody holds was
 * left by one that was killed, and the next rehearsal ends and removes what is in it.
 */
record RunFolder(Path path, Path lock, FileChannel lockChannel) implements AutoCloseable {
  private static final String PREFIX = "run-";
  private static final String LOCK = ".lock";

  static RunFolder create(Path cache) throws IOException {
    Path runs = Files.createDirectories(cache.resolve("runs"));
    String own = PREFIX + ProcessHandle.current().pid() + "-";
    sweep(runs, name -> !name.startsWith(own));
    while (true) {
      Path path = runs.resolve(own + UUID.randomUUID());
      Path lock = path.resolveSibling(path.getFileName() + LOCK);
      FileChannel lockChannel =
          FileChannel.open(lock, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      lockChannel.lock();
      // Another rehearsal may have held and removed it before it was ours.
      if (Files.exists(lock)) {
        return new RunFolder(Files.createDirectory(path), lock, lockChannel);
      }
      lockChannel.close();
    }
  }

  /** Those of this process are its own to close: to open a lock and close it would give it up. */
  private static void sweep(Path runs, Predicate<String> isOthers) throws IOException {
    for (Path lock : list(runs, name -> name.endsWith(LOCK) && isOthers.test(name))) {
      sweep(lock);
    }
    for (Path folder : list(runs, name -> !name.endsWith(LOCK) && isOthers.test(name))) {
      if (!Files.exists(folder.resolveSibling(folder.getFileName() + LOCK))) {
        SingleNodeCluster.sweep(folder);
      }
    }
  }

  private static List<Path> list(Path runs, Predicate<String> names) throws IOException {
    try (Stream<Path> all = Files.list(runs)) {
      return all.filter(file -> file.getFileName().toString().startsWith(PREFIX))
          .filter(file -> names.test(file.getFileName().toString()))
          .toList();
    }
  }

  private static void sweep(Path lock) throws IOException {
    if (!Files.exists(lock)) {
      return;
    }
    try (FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      @Nullable FileLock free = channel.tryLock();
      if (free != null) {
        SingleNodeCluster.sweep(Path.of(lock.toString().replaceFirst("\\.lock$", "")));
        Files.deleteIfExists(lock);
      }
    }
  }

  /** May be called more than once. */
  @Override
  public void close() throws IOException {
    SingleNodeCluster.sweep(path);
    Files.deleteIfExists(lock);
    lockChannel.close();
  }
}
