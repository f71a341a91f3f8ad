package dev.k8spark.rehearsal.localimage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds Spark of a line: the user's own, an installed {@code pyspark}, an earlier fetched one; and
 * fetches it once where there is none.
 */
record SparkSearch(
    ArtifactCache cache, Map<String, String> environment, Consumer<String> messages) {
  private static final String SPARK_HOME = "SPARK_HOME";

  /**
   * @param python one that runs this line, if there is one
   */
  SparkHome find(SparkRelease spark, Optional<PythonInstallation> python)
      throws IOException, InterruptedException, MissingPrerequisite {
    Optional<SparkHome> own = ofUser(spark);
    if (own.isPresent()) {
      return own.get();
    }
    if (python.flatMap(PythonInstallation::pyspark).isPresent()) {
      Optional<SparkHome> installed = SparkHome.in(python.get().pyspark().get());
      if (installed.isPresent() && reasonAgainst(installed.get(), spark).isEmpty()) {
        return installed.get();
      }
    }
    return fetched(spark, python);
  }

  private Optional<SparkHome> ofUser(SparkRelease spark) throws IOException {
    String folder = environment.getOrDefault(SPARK_HOME, "");
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    Optional<SparkHome> home = SparkHome.in(Path.of(folder));
    String against = home.isPresent() ? reasonAgainst(home.get(), spark) : "holds no Spark";
    if (against.isEmpty()) {
      return home;
    }
    messages.accept("SPARK_HOME %s %s, so it is passed over".formatted(folder, against));
    return Optional.empty();
  }

  /** Empty if nothing is against it. */
  private static String reasonAgainst(SparkHome home, SparkRelease spark) throws IOException {
    if (!home.line().equals(spark.line())) {
      return "holds Spark %s, and the job wants %s".formatted(home.version(), spark.line());
    }
    return home.isWhole() ? "" : "lacks Spark's jars for Kubernetes or Hadoop's client";
  }

  private SparkHome fetched(SparkRelease spark, Optional<PythonInstallation> python)
      throws IOException, InterruptedException, MissingPrerequisite {
    SparkFetch fetch = new SparkFetch(spark, python, cache, environment, messages);
    Path folder = cache.folder("spark/" + spark.version(), fetch);
    return SparkHome.in(folder.resolve("pyspark"))
        .orElseThrow(
            () ->
                new MissingPrerequisite(
                    folder + " holds no Spark any more", "delete this folder to fetch it again"));
  }
}
