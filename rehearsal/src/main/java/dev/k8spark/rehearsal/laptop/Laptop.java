package dev.k8spark.rehearsal.laptop;

import dev.k8spark.runtime.contract.PodContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds or makes on this machine what a job's image would hold. */
public final class Laptop {
  private final Cache cache;
  private final Map<String, String> environment;
  private final Waiting waiting;

  /**
   * @param cache a folder for what is made or fetched once
   * @param environment of the user's shell
   */
  public Laptop(Path cache, Map<String, String> environment, Waiting waiting) {
    this.cache = new Cache(cache.toAbsolutePath().normalize());
    this.environment = Map.copyOf(environment);
    this.waiting = waiting;
  }

  /** What is quickly found missing is said before anything is fetched. */
  public StandIn prepare(Wanted wanted) throws Unavailable, IOException, InterruptedException {
    Maps maps = Maps.of(wanted.maps());
    Optional<SparkHome> mapped = maps.spark();
    SparkRelease release = SparkRelease.of(mapped.map(SparkHome::line).orElse(wanted.sparkLine()));
    JavaHome java = java(maps, release);
    Draft draft = new Draft();
    placeMain(wanted, maps, draft);
    Optional<Python> python = Python.firstFor(release, environment);
    if (wanted.python() && python.isEmpty() && maps.python().isEmpty()) {
      throw withoutPython(release);
    }
    SparkHome spark =
        mapped.isPresent()
            ? mapped.get()
            : new SparkSearch(cache, environment, waiting).find(release, python);
    RuntimeJar jar = RuntimeJar.in(cache);
    draft.add(java, spark, jar);
    if (wanted.python()) {
      placePython(maps, python, spark, draft);
    }
    draft.setPath();
    draft.add(maps);
    return draft.standIn(
        spark,
        java,
        maps.cover(PodContract.DRIVER_ARGUMENT_FILE)
            ? maps.argumentFiles(draft.table())
            : new ArgumentFiles(cache, spark, java, jar, draft.variables(), waiting).texts());
  }

  private JavaHome java(Maps maps, SparkRelease release) throws IOException, Unavailable {
    Optional<JavaHome> mapped = maps.java();
    return mapped.isPresent() ? mapped.get() : JavaSearch.of(environment).newestFor(release);
  }

  /** A path that the user placed, or that lies in Spark's own home, is not looked for. */
  private static void placeMain(Wanted wanted, Maps maps, Draft draft)
      throws IOException, Unavailable {
    draft.add(maps);
    String file = wanted.mainFile().orElse(PodContract.SPARK_HOME + "/");
    if (file.startsWith(PodContract.SPARK_HOME + "/") || maps.cover(file)) {
      return;
    }
    AppFolder app = AppFolder.find(file, wanted.folder());
    if (app.here().isPresent()) {
      draft.places().put(app.inImage(), app.here().get());
    } else {
      draft
          .differences()
          .add(
              "%s is not below %s nor in its project: build it, or say where it is: --map %s=FOLDER"
                  .formatted(file, wanted.folder(), app.inImage()));
    }
  }

  private void placePython(Maps maps, Optional<Python> found, SparkHome spark, Draft draft)
      throws IOException, InterruptedException, Unavailable {
    Path app = draft.places().get(AppFolder.APP);
    Path requirements = app == null ? null : app.resolve("requirements.txt");
    if (maps.python().isPresent()) {
      draft.add(maps.python().get());
    } else if (requirements != null && Files.isRegularFile(requirements)) {
      PythonPackages packages = new PythonPackages(cache, environment, waiting);
      draft.add(packages.folder(requirements, found.orElseThrow(), spark));
    } else {
      draft.add(found.orElseThrow());
    }
    draft.keepPythonFromWriting();
  }

  private static Unavailable withoutPython(SparkRelease spark) {
    return new Unavailable(
        "no Python %s on the PATH, which Spark %s runs on"
            .formatted(spark.pythonsInWords(), spark.line()),
        "install one, so that `python3` or a name such as `python3.11` finds it");
  }
}
