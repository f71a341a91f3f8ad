package dev.k8spark.rehearsal.laptop;

import dev.k8spark.runtime.contract.Places;
import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.runtime.contract.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The Java argument files of both roles, written by the same program that writes them in an image,
 * once for each Spark, Java and runtime of this machine.
 */
record ArgumentFiles(
    Cache cache, SparkHome spark, JavaHome java, RuntimeJar jar, Map<String, String> environment) {
  private static final String BLUEPRINT = "dev.k8spark.runtime.image.Blueprint";
  private static final int KEY_LENGTH = 16;

  /** By the path in the image, the text of the file. */
  SortedMap<String, String> texts() throws IOException, InterruptedException, Unavailable {
    return read(cache.folder("arguments/" + key(), this::write));
  }

  private static SortedMap<String, String> read(Path folder) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    for (String file :
        List.of(PodContract.DRIVER_ARGUMENT_FILE, PodContract.EXECUTOR_ARGUMENT_FILE)) {
      texts.put(file, Files.readString(folder.resolve(Path.of(file).getFileName())));
    }
    return texts;
  }

  private void write(Path folder) throws IOException, InterruptedException, Unavailable {
    Program.End end = blueprint(folder, "--untrained").run();
    if (!end.isSuccess()) {
      throw new Unavailable(
          "Spark %s in %s does not work with Java %d in %s; it said:\n%s"
              .formatted(spark.version(), spark.path(), java.feature(), java.path(), end.text()),
          "set SPARK_HOME to another Spark " + spark.line() + ", or unset it");
    }
  }

  private Program blueprint(Path folder, String... arguments) throws IOException {
    Path places = folder.resolve("places");
    Files.writeString(places, places(folder).text());
    List<String> command = new ArrayList<>();
    command.add(java.java());
    command.add("-D" + Places.PROPERTY + "=" + places);
    command.addAll(List.of("-cp", jar.path() + ":" + spark.path().resolve("jars") + "/*"));
    command.add(BLUEPRINT);
    command.addAll(List.of(arguments));
    return new Program(command, environment);
  }

  private Places places(Path folder) {
    SortedMap<String, Path> places = new TreeMap<>();
    places.put(PodContract.SPARK_HOME, spark.path());
    places.put(PodContract.SPARK_HOME + "/conf", conf());
    places.put(PodContract.RUNTIME_JAR, jar.path());
    for (String file :
        List.of(PodContract.DRIVER_ARGUMENT_FILE, PodContract.EXECUTOR_ARGUMENT_FILE)) {
      places.put(file, folder.resolve(Path.of(file).getFileName()));
    }
    return new Places(places);
  }

  /**
   * Where an image has no configuration beside the job's, the user's Spark may have some: so a
   * folder stands for it that does not exist.
   */
  Path conf() {
    return jar.path().resolveSibling("conf");
  }

  private String key() throws IOException {
    String release = Files.readString(java.path().resolve("release"));
    return Sha256.of(
            String.join(
                "\n",
                spark.path().toString(),
                spark.version(),
                java.path().toString(),
                release,
                jar.sha256()))
        .substring(0, KEY_LENGTH);
  }
}
