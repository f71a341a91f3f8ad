package dev.k8spark.rehearsal.localimage;

import dev.k8spark.image.MavenDownload;
import dev.k8spark.runtime.contract.PodContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/** Finds or makes on this machine what a job's image would hold. */
public final class LocalImageProvider {
  private final ArtifactCache cache;
  private final Map<String, String> environment;
  private final Consumer<String> messages;

  /**
   * @param cache a folder for what is made or fetched once
   * @param environment of the user's shell
   */
  public LocalImageProvider(
      Path cache, Map<String, String> environment, Consumer<String> messages) {
    this.cache = new ArtifactCache(cache.toAbsolutePath().normalize());
    this.environment = Map.copyOf(environment);
    this.messages = messages;
  }

  /** What is quickly found missing is said before anything is fetched. */
  public LocalImage prepare(ImageRequirements requirements)
      throws MissingPrerequisite, IOException, InterruptedException {
    PathMappings mappings = PathMappings.of(requirements.mappings());
    Optional<SparkHome> mapped = mappings.spark();
    SparkRelease release =
        SparkRelease.of(mapped.map(SparkHome::line).orElse(requirements.sparkLine()));
    JavaHome java = java(mappings, release);
    LocalImageBuilder builder = new LocalImageBuilder();
    placeMain(requirements, mappings, builder);
    Optional<PythonInstallation> python = PythonInstallation.firstFor(release, environment);
    if (requirements.python() && python.isEmpty() && mappings.python().isEmpty()) {
      throw withoutPython(release);
    }
    SparkHome spark = mapped.isPresent() ? mapped.get() : find(release, python);
    List<Path> libraries = findLibraries(spark, requirements);
    RuntimeJar jar = RuntimeJar.in(cache);
    builder.add(java, spark, jar);
    if (requirements.python()) {
      placePython(mappings, python, spark, builder);
    }
    builder.setPath();
    builder.add(mappings);
    SortedMap<String, String> files =
        mappings.cover(PodContract.DRIVER_ARGUMENT_FILE)
            ? mappings.argumentFiles(builder.table())
            : new ArgumentFiles(cache, spark, java, jar, builder.variables(), messages).texts();
    files.replaceAll((_, text) -> ConnectorLibraries.append(text, libraries));
    return builder.build(spark, java, files);
  }

  private SparkHome find(SparkRelease release, Optional<PythonInstallation> python)
      throws IOException, InterruptedException, MissingPrerequisite {
    return new SparkSearch(cache, environment, messages).find(release, python);
  }

  private List<Path> findLibraries(SparkHome spark, ImageRequirements requirements)
      throws IOException, InterruptedException, MissingPrerequisite {
    return new ConnectorLibraries(cache, new MavenDownload("mvn")::copy, messages)
        .find(spark, requirements.connectors());
  }

  private JavaHome java(PathMappings mappings, SparkRelease release)
      throws IOException, MissingPrerequisite {
    Optional<JavaHome> mapped = mappings.java();
    return mapped.isPresent() ? mapped.get() : JavaSearch.of(environment).newestFor(release);
  }

  /** A path that the user placed, or that lies in Spark's own home, is not looked for. */
  private static void placeMain(
      ImageRequirements requirements, PathMappings mappings, LocalImageBuilder builder)
      throws IOException, MissingPrerequisite {
    builder.add(mappings);
    String file = requirements.mainFile().orElse(PodContract.SPARK_HOME + "/");
    if (file.startsWith(PodContract.SPARK_HOME + "/") || mappings.cover(file)) {
      return;
    }
    AppFolder app = AppFolder.find(file, requirements.folder());
    if (app.here().isPresent()) {
      builder.places().put(app.inImage(), app.here().get());
    } else {
      builder
          .differences()
          .add(
              "%s is not below %s nor in its project: build it, or say where it is: --map %s=FOLDER"
                  .formatted(file, requirements.folder(), app.inImage()));
    }
  }

  private void placePython(
      PathMappings mappings,
      Optional<PythonInstallation> python,
      SparkHome spark,
      LocalImageBuilder builder)
      throws IOException, InterruptedException, MissingPrerequisite {
    Path app = builder.places().get(AppFolder.APP);
    Path requirements = app == null ? null : app.resolve("requirements.txt");
    if (mappings.python().isPresent()) {
      builder.add(mappings.python().get());
    } else if (requirements != null && Files.isRegularFile(requirements)) {
      PythonPackages packages = new PythonPackages(cache, environment, messages);
      builder.add(packages.folder(requirements, python.orElseThrow(), spark));
    } else {
      builder.add(python.orElseThrow());
    }
    builder.keepPythonFromWriting();
  }

  private static MissingPrerequisite withoutPython(SparkRelease spark) {
    return new MissingPrerequisite(
        "no Python %s on the PATH, which Spark %s runs on"
            .formatted(spark.pythonsInWords(), spark.line()),
        "install one, so that `python3` or a name such as `python3.11` finds it");
  }
}
