package dev.k8spark.rehearsal.localimage;

import dev.k8spark.process.ProgramResult;
import dev.k8spark.runtime.contract.ContainerPaths;
import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.runtime.contract.Sha256;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The Java argument files of both roles, written by the same program that writes them in an image,
 * once for each Spark, Java and runtime of this machine.
 *
 * @param environment of the programs that make them: the image's variables
 */
record ArgumentFiles(
    ArtifactCache cache,
    SparkHome spark,
    JavaHome java,
    RuntimeJar jar,
    Map<String, String> environment,
    Consumer<String> messages) {
  private static final String BLUEPRINT = "dev.k8spark.runtime.image.ImagePreparation";
  private static final int KEY_LENGTH = 16;
  static final List<String> PATHS =
      List.of(PodContract.DRIVER_ARGUMENT_FILE, PodContract.EXECUTOR_ARGUMENT_FILE);

  /** What Training writes for the time of its run. */
  private static final Map<String, String> PASSING =
      Map.of("/var/run/secrets/kubernetes.io", "account", "/etc/k8spark", "mounts");

  /** By the path in the image, the text of the file; with start-up caches where they can be had. */
  SortedMap<String, String> texts() throws IOException, InterruptedException, MissingPrerequisite {
    String name = key() + "/" + jar.sha256().substring(0, KEY_LENGTH);
    Path plain = cache.folder("arguments/" + name, this::write);
    Path trained = cache.folder("startup/" + name, this::train);
    return read(local(PATHS.get(0), trained).toFile().exists() ? trained : plain);
  }

  private static SortedMap<String, String> read(Path folder) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    for (String path : PATHS) {
      texts.put(path, Files.readString(local(path, folder)));
    }
    return texts;
  }

  private void write(Path folder) throws IOException, InterruptedException, MissingPrerequisite {
    ProgramResult end = blueprint(folder, "--untrained").run();
    if (!end.isSuccess()) {
      throw new MissingPrerequisite(
          "Spark %s in %s does not work with Java %d in %s; it said:\n%s"
              .formatted(spark.version(), spark.path(), java.feature(), java.path(), end.output()),
          "set SPARK_HOME to another Spark " + spark.line() + ", or unset it");
    }
  }

  /** Without a cache a start is slower, nothing else: a failure is said once and kept. */
  private void train(Path folder) throws IOException, InterruptedException {
    messages.accept(
        "recording how Spark starts, once, so that it starts faster: about half a minute");
    deleteThoseOfOlderRuntimes(folder);
    Path passing = Files.createDirectories(passing(folder));
    ProgramResult end = blueprint(folder).run();
    ArtifactCache.delete(passing);
    Path log = folder.resolve("training.log");
    Files.writeString(log, end.output());
    if (!end.isSuccess()) {
      for (String path : PATHS) {
        Files.deleteIfExists(local(path, folder));
      }
      messages.accept("that failed, so Spark starts as slowly as ever; see " + log);
    }
  }

  /** A few hundred megabytes that nobody will use again. */
  private static void deleteThoseOfOlderRuntimes(Path folder) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder.resolveSibling(""))) {
      for (Path other : all) {
        if (!other.equals(folder) && ArtifactCache.isMade(other)) {
          ArtifactCache.delete(other);
        }
      }
    }
  }

  private LocalProgram blueprint(Path folder, String... arguments) throws IOException {
    Path places = folder.resolve("places");
    Files.writeString(places, places(folder).text());
    List<String> command = new ArrayList<>();
    command.add(java.java());
    command.add("-D" + ContainerPaths.PROPERTY + "=" + places);
    command.addAll(List.of("-cp", jar.path() + ":" + spark.path().resolve("jars") + "/*"));
    command.add(BLUEPRINT);
    command.addAll(List.of(arguments));
    return new LocalProgram(command, environment);
  }

  private ContainerPaths places(Path folder) {
    SortedMap<String, Path> places = new TreeMap<>();
    places.put(PodContract.SPARK_HOME, spark.path());
    places.put(PodContract.SPARK_HOME + "/conf", jar.emptyConf());
    places.put(PodContract.RUNTIME_JAR, jar.path());
    PATHS.forEach(path -> places.put(path, local(path, folder)));
    PASSING.forEach((path, name) -> places.put(path, passing(folder).resolve(name)));
    return new ContainerPaths(places);
  }

  private static Path local(String path, Path folder) {
    return folder.resolve(path.substring(path.lastIndexOf('/') + 1));
  }

  private static Path passing(Path folder) {
    return folder.resolve("tmp");
  }

  private String key() throws IOException {
    String release = Files.readString(java.path().resolve("release"));
    return Sha256.hash(
            String.join(
                "\n",
                spark.path().toString(),
                spark.version(),
                java.path().toString(),
                release,
                String.valueOf(environment.containsKey(LocalImageBuilder.PYTHON_VARIABLE))))
        .substring(0, KEY_LENGTH);
  }
}
