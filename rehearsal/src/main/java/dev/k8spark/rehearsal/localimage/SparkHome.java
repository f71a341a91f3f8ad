package dev.k8spark.rehearsal.localimage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A whole Spark on this machine.
 *
 * @param version as the name of its core jar says it
 */
record SparkHome(Path path, String version) {
  private static final Pattern CORE = Pattern.compile("spark-core_[0-9.]+-(\\d+\\.\\d+.*)\\.jar");

  /** The Spark in a folder, if there is one. */
  static Optional<SparkHome> in(Path folder) throws IOException {
    return jars(folder).stream()
        .map(CORE::matcher)
        .filter(Matcher::matches)
        .map(core -> new SparkHome(folder.toAbsolutePath().normalize(), core.group(1)))
        .findFirst();
  }

  /** Its first two numbers. */
  String line() {
    String[] parts = version.split("\\.", 3);
    return parts[0] + "." + parts[1];
  }

  /** Not every distribution holds what Spark on Kubernetes needs, nor Hadoop. */
  boolean isWhole() throws IOException {
    List<String> jars = jars(path);
    return Stream.of("spark-kubernetes_", "hadoop-client-api-")
        .allMatch(name -> jars.stream().anyMatch(jar -> jar.startsWith(name)));
  }

  private static List<String> jars(Path folder) throws IOException {
    Path jars = folder.resolve("jars");
    if (!Files.isDirectory(jars)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(jars)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
