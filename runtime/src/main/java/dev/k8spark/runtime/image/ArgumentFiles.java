package dev.k8spark.runtime.image;

import dev.k8spark.runtime.contract.PodContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * Writes the Java arguments of both roles for exactly this Spark on this Java, so that no manifest
 * has to know them: module options, class path and start-up cache.
 */
public final class ArgumentFiles {
  private static final Path JARS = Path.of(PodContract.SPARK_HOME, "jars");

  private ArgumentFiles() {}

  public static void main(String[] args) throws IOException {
    Path runtime = Path.of(args[0]);
    write(Path.of(PodContract.DRIVER_ARGUMENT_FILE), runtime);
    write(Path.of(PodContract.EXECUTOR_ARGUMENT_FILE), runtime);
  }

  private static void write(Path file, Path runtime) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    lines.addAll(StartupCache.of(file, Runtime.version().feature()).use());
    lines.add("-cp");
    lines.add(classPath(runtime));
    Files.writeString(file, lines.stream().map(ArgumentFiles::quote).collect(Collectors.joining()));
  }

  /**
   * In Spark's own order: its configuration, then its jars. Every jar stands by its name and
   * sorted, since a cache is void when their order changes, and a file system promises none.
   */
  private static String classPath(Path runtime) throws IOException {
    try (Stream<Path> jars = Files.list(JARS)) {
      Stream<Path> entries = jars.filter(jar -> jar.toString().endsWith(".jar")).sorted();
      return Stream.of(Stream.of(JARS.resolveSibling("conf"), runtime), entries)
          .flatMap(part -> part)
          .map(Path::toString)
          .collect(Collectors.joining(":"));
    }
  }

  private static String quote(String argument) {
    return "\"" + argument.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n";
  }
}
