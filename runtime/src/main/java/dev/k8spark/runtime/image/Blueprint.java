package dev.k8spark.runtime.image;

import dev.k8spark.runtime.contract.PodContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The last step of an image's build: trains the start-up caches and writes the argument file of
 * each role. Any failure fails the build.
 */
public final class Blueprint {
  private static final List<String> ARGUMENT_FILES =
      List.of(PodContract.DRIVER_ARGUMENT_FILE, PodContract.EXECUTOR_ARGUMENT_FILE);

  private Blueprint() {}

  public static void main(String[] args) throws IOException {
    JavaArguments java = JavaArguments.ofImage();
    int version = Runtime.version().feature();
    List<StartupCache> caches =
        ARGUMENT_FILES.stream().map(file -> StartupCache.of(file, version)).toList();
    new Training(java, caches.get(0), caches.get(1)).run(hasPython());
    for (int role = 0; role < ARGUMENT_FILES.size(); role++) {
      String file = ARGUMENT_FILES.get(role);
      Files.writeString(Path.of(file), JavaArguments.file(java.with(caches.get(role).use())));
      verify(file, caches.get(role));
    }
  }

  /** A JVM that may not do without its cache starts only if the cache fits. */
  private static void verify(String argumentFile, StartupCache cache) {
    ChildProcess.start(
            List.of(JavaArguments.java(), "@" + argumentFile, cache.demand(), "--version"),
            Map.of())
        .requireSuccess();
  }

  private static boolean hasPython() {
    return Files.isExecutable(Path.of(System.getenv().getOrDefault("PYSPARK_PYTHON", "")));
  }
}
