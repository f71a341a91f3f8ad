package dev.k8spark.rehearsal.localimage;

import dev.k8spark.process.ProgramResult;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Fetches Spark as the package {@code pyspark}, which holds the whole of it. */
record SparkFetch(
    SparkRelease spark,
    Optional<PythonInstallation> python,
    ArtifactCache cache,
    Map<String, String> environment,
    Consumer<String> messages)
    implements ArtifactCache.ArtifactMaker {

  @Override
  public void fill(Path folder) throws IOException, InterruptedException, MissingPrerequisite {
    PythonInstallation installed = python.orElseThrow(this::withoutPython);
    PipInstaller pip = PipInstaller.of(installed, cache, environment);
    Path temporary = folder.resolve("tmp");
    ProgramResult end;
    try (FetchProgress progress = new FetchProgress(spark, temporary, messages)) {
      end =
          pip.install(
              temporary,
              List.of("install", "--target", folder.toString()),
              List.of("pyspark==" + spark.version()),
              progress::hear);
    }
    if (!end.isSuccess() || SparkHome.in(folder.resolve("pyspark")).isEmpty()) {
      throw new MissingPrerequisite(
          "Spark %s is not on this machine and cannot be fetched; pip said:\n%s"
              .formatted(spark.version(), PipInstaller.lastWords(end)),
          help());
    }
    unpackPython(folder);
    messages.accept("Spark %s is in %s".formatted(spark.version(), folder));
  }

  /**
   * As in the image: Python compiles what lies in an archive anew in every process, so folders of
   * the same names stand for the archives.
   */
  private static void unpackPython(Path folder) throws IOException {
    Path lib = folder.resolve("pyspark/python/lib");
    try (DirectoryStream<Path> archives = Files.newDirectoryStream(lib, "*.zip")) {
      for (Path archive : archives) {
        String name = String.valueOf(archive.getFileName()).split("[-.]", 2)[0];
        Files.delete(archive);
        Files.createDirectory(archive);
        Files.createSymbolicLink(archive.resolve(name), folder.resolve(name));
      }
    }
  }

  private MissingPrerequisite withoutPython() {
    return new MissingPrerequisite(
        "Spark %s is not on this machine, and fetching it takes a Python %s, which is not on the PATH"
            .formatted(spark.version(), spark.pythonsInWords()),
        help());
  }

  private String help() {
    return ("look to the network and pip's settings, or set SPARK_HOME to a Spark %s, or run: "
            + "python3 -m pip install pyspark==%s")
        .formatted(spark.line(), spark.version());
  }
}
