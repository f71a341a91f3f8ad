package dev.k8spark.rehearsal.localimage;

import dev.k8spark.image.ConnectorTable;
import dev.k8spark.image.MavenArtifact;
import dev.k8spark.runtime.contract.Connector;
import dev.k8spark.runtime.contract.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * The libraries that a job's data needs and the Spark of this machine lacks: fetched once, at the
 * versions that an image of the same line has.
 *
 * @param download brings jars into a folder
 */
record ConnectorLibraries(ArtifactCache cache, JarDownload download, Consumer<String> messages) {
  private static final int KEY_LENGTH = 16;

  /** Brings jars into a folder. */
  @FunctionalInterface
  interface JarDownload {
    void copy(Collection<MavenArtifact> artifacts, Path folder)
        throws IOException, InterruptedException;
  }

  /**
   * Returns the jars, sorted.
   *
   * @param words of the connectors that the job needs; one that is unknown here is left to the
   *     driver
   */
  List<Path> find(SparkHome spark, Collection<String> words)
      throws IOException, InterruptedException, MissingPrerequisite {
    List<Connector> missing = findMissing(spark, words);
    if (missing.isEmpty()) {
      return List.of();
    }
    ConnectorTable table = ConnectorTable.ofLine(spark.line());
    for (Connector connector : missing) {
      Optional<String> obstacle = table.findObstacle(connector);
      if (obstacle.isPresent()) {
        throw new MissingPrerequisite(
            "Spark %s has no connector `%s`, which the job's data needs: %s"
                .formatted(spark.line(), connector.word(), obstacle.get()),
            "rehearse the job with another line, or with a Spark that has it: --map"
                + " /opt/spark=DIR");
      }
    }
    List<MavenArtifact> artifacts =
        missing.stream()
            .flatMap(connector -> Stream.ofNullable(table.libraries().get(connector)))
            .flatMap(libraries -> libraries.artifacts().stream())
            .distinct()
            .toList();
    String key = Sha256.hash(artifacts.toString()).substring(0, KEY_LENGTH);
    return listJars(cache.folder("connectors/" + key, folder -> fetch(missing, artifacts, folder)));
  }

  private static List<Connector> findMissing(SparkHome spark, Collection<String> words)
      throws IOException {
    List<Connector> needed =
        words.stream().flatMap(word -> Connector.parse(word).stream()).distinct().toList();
    if (needed.isEmpty()) {
      return List.of();
    }
    List<Connector> missing = new ArrayList<>(needed);
    for (Path jar : listJars(spark.path().resolve("jars"))) {
      try (ZipFile classes = new ZipFile(jar.toFile())) {
        missing.removeIf(
            connector ->
                connector.classNames().stream()
                    .anyMatch(name -> classes.getEntry(name.replace('.', '/') + ".class") != null));
      }
    }
    return List.copyOf(missing);
  }

  private void fetch(List<Connector> connectors, List<MavenArtifact> artifacts, Path folder)
      throws InterruptedException, MissingPrerequisite {
    String names = connectors.stream().map(Connector::word).collect(Collectors.joining(", "));
    messages.accept("fetching the libraries of %s with Maven, once".formatted(names));
    try {
      download.copy(artifacts, folder);
    } catch (IOException e) {
      throw new MissingPrerequisite(
          "the job's data needs libraries that Spark lacks here, of %s. %s"
              .formatted(names, e.getMessage()),
          "fix Maven's settings and network, or name a Spark that has them: --map /opt/spark=DIR");
    }
  }

  private static List<Path> listJars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /** Returns a Java argument file with jars at the end of its class path. */
  static String append(String argumentFile, List<Path> jars) {
    String more = jars.stream().map(jar -> ":" + jar).collect(Collectors.joining());
    return argumentFile.replaceFirst(
        "(?m)^(\"-cp\"\\R\"[^\"]*)\"$", "$1" + Matcher.quoteReplacement(more) + "\"");
  }
}
