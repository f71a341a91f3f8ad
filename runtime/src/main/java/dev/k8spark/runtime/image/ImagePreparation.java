package dev.k8spark.runtime.image;

import dev.k8spark.runtime.contract.ContainerPaths;
import dev.k8spark.runtime.contract.PodContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The last step of an image's build: trains the start-up caches, writes the argument file of each
 * role and says what the image holds. Any failure fails the build. A rehearsal does the same in
 * places of its own, but has no image to describe.
 */
public final class ImagePreparation {
  /** The only argument there is: writes argument files that use no cache, and trains none. */
  private static final String UNTRAINED = "--untrained";

  private static final List<String> ARGUMENT_FILES =
      List.of(PodContract.DRIVER_ARGUMENT_FILE, PodContract.EXECUTOR_ARGUMENT_FILE);

  private ImagePreparation() {}

  public static void main(String[] args) throws IOException {
    ContainerPaths places = ContainerPaths.ofProcess();
    JavaArguments java = JavaArguments.of(places);
    List<Path> files = ARGUMENT_FILES.stream().map(places::locate).toList();
    if (List.of(args).contains(UNTRAINED)) {
      for (Path file : files) {
        Files.writeString(file, JavaArguments.file(java.withCache(List.of())));
      }
    } else {
      train(java, files, places);
      if (places.local().isEmpty()) {
        Files.writeString(Path.of(PodContract.IMAGE_DESCRIPTION), ImageInventory.take().text());
      }
    }
  }

  private static void train(JavaArguments java, List<Path> files, ContainerPaths places)
      throws IOException {
    int version = Runtime.version().feature();
    List<StartupCache> caches =
        files.stream().map(file -> StartupCache.of(file.toString(), version)).toList();
    new CacheTraining(java, caches.get(0), caches.get(1), places).run(hasPython());
    for (int role = 0; role < files.size(); role++) {
      Path file = files.get(role);
      Files.writeString(file, JavaArguments.file(java.withCache(caches.get(role).use())));
      verify(file, caches.get(role));
    }
  }

  /** A JVM that may not do without its cache starts only if the cache fits. */
  private static void verify(Path argumentFile, StartupCache cache) {
    ChildProcess.start(
            List.of(JavaArguments.java(), "@" + argumentFile, cache.demand(), "--version"),
            Map.of())
        .requireSuccess();
  }

  private static boolean hasPython() {
    return Files.isExecutable(Path.of(System.getenv().getOrDefault("PYSPARK_PYTHON", "")));
  }
}
