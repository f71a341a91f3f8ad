package dev.k8spark.rehearsal.localimage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Folders that are made once: whole or not at all, and by one process while others wait. A maker
 * that is killed leaves nothing that is taken for made.
 */
record ArtifactCache(Path path) {
  /** A lock on a file holds other processes off, but not other threads of this one. */
  private static final ConcurrentMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private static final String COMPLETE = ".complete";

  /** Fills a new folder that stays where it is, so paths in it may name it. */
  @FunctionalInterface
  interface ArtifactMaker {
    void fill(Path folder) throws IOException, InterruptedException, MissingPrerequisite;
  }

  /** The folder of that name, made now if it was not. */
  Path folder(String name, ArtifactMaker maker)
      throws IOException, InterruptedException, MissingPrerequisite {
    Path folder = path.resolve(name);
    if (isMade(folder)) {
      return folder;
    }
    Path lock = path.resolve(name + ".lock");
    Files.createDirectories(lock.resolveSibling(""));
    ReentrantLock thread = THREADS.computeIfAbsent(lock, key -> new ReentrantLock());
    thread.lockInterruptibly();
    try (FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock();
      if (!isMade(folder)) {
        make(folder, maker);
      }
      return folder;
    } finally {
      thread.unlock();
    }
  }

  static boolean isMade(Path folder) {
    return Files.exists(folder.resolve(COMPLETE));
  }

  private static void make(Path folder, ArtifactMaker maker)
      throws IOException, InterruptedException, MissingPrerequisite {
    delete(folder);
    Files.createDirectories(folder);
    boolean filled = false;
    try {
      maker.fill(folder);
      Files.writeString(folder.resolve(COMPLETE), "");
      filled = true;
    } finally {
      if (!filled) {
        delete(folder);
      }
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.delete(file);
    }
  }
}
