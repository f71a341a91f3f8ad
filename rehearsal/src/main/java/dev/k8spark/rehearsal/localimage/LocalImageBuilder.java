package dev.k8spark.rehearsal.localimage;

import dev.k8spark.runtime.contract.ContainerPaths;
import dev.k8spark.runtime.contract.PodContract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Collects the paths, variables and programs of a local image while it is put together. */
record LocalImageBuilder(
    SortedMap<String, Path> places,
    SortedMap<String, String> variables,
    List<Path> programs,
    List<String> differences) {
  static final String PYTHON_HOME = "/opt/python";
  static final String PYTHON_VARIABLE = "PYSPARK_PYTHON";
  private static final List<Path> SYSTEM =
      List.of(
          Path.of("/usr/local/sbin"),
          Path.of("/usr/local/bin"),
          Path.of("/usr/sbin"),
          Path.of("/usr/bin"),
          Path.of("/sbin"),
          Path.of("/bin"));

  LocalImageBuilder() {
    this(new TreeMap<>(), new TreeMap<>(), new ArrayList<>(), new ArrayList<>());
  }

  void add(JavaHome java, SparkHome spark, RuntimeJar jar) {
    programs.add(java.bin());
    variables.put("JAVA_HOME", java.path().toString());
    variables.put("SPARK_HOME", spark.path().toString());
    places.put(PodContract.SPARK_HOME, spark.path());
    places.put(PodContract.SPARK_HOME + "/conf", jar.emptyConf());
    places.put(PodContract.RUNTIME_JAR, jar.path());
  }

  /**
   * @param venv a Python environment as the image has one
   */
  void add(Path venv) {
    programs.add(venv.resolve("bin"));
    variables.put(PYTHON_VARIABLE, venv.resolve("bin/python3").toString());
    places.put(PYTHON_HOME, venv);
  }

  /** The user's Python, with whatever is installed in it. */
  void add(PythonInstallation python) {
    programs.add(python.executable().resolveSibling(""));
    variables.put(PYTHON_VARIABLE, python.executable().toString());
    places.put(PYTHON_HOME + "/bin/python3", python.executable());
    differences.add(
        "%s has no requirements.txt here, so Python's packages are those of %s"
            .formatted(AppFolder.APP, python.executable()));
  }

  /** Nothing is written beside an image's files, so nothing is beside the user's. */
  void keepPythonFromWriting() {
    variables.put("PYTHONDONTWRITEBYTECODE", "1");
  }

  /** What the user placed hides what was found there and below. */
  void add(PathMappings mappings) {
    places.keySet().removeIf(mappings::cover);
    places.putAll(mappings.local());
  }

  /** To be called when all programs are known. */
  void setPath() {
    List<Path> path = new ArrayList<>(programs);
    path.addAll(SYSTEM);
    SearchPath folders =
        new SearchPath(path.stream().map(Path::toString).collect(Collectors.joining(":")));
    variables.put("PATH", folders.folders());
    if (variables.containsKey(PYTHON_VARIABLE) && folders.find("tini").isEmpty()) {
      differences.add("tini is not installed here: Python's processes are started without it");
    }
  }

  ContainerPaths table() {
    return new ContainerPaths(places);
  }

  LocalImage build(SparkHome spark, JavaHome java, SortedMap<String, String> argumentFiles) {
    return new LocalImage(
        spark.version(), java.feature(), variables, table(), argumentFiles, differences);
  }
}
