package dev.k8spark.rehearsal.localimage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A folder that looks like a machine with programs on it. */
record FakeMachine(Path folder, List<String> messages) {

  FakeMachine(Path folder) {
    this(folder, new ArrayList<>());
  }

  ArtifactCache cache() {
    return new ArtifactCache(folder.resolve("cache"));
  }

  Map<String, String> environment(Path... sparkHome) {
    String path = folder.resolve("bin").toString();
    return sparkHome.length == 0
        ? Map.of("PATH", path)
        : Map.of("PATH", path, "SPARK_HOME", sparkHome[0].toString());
  }

  Path file(String name) throws IOException {
    return file(name, "");
  }

  Path file(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    return Files.writeString(file, content);
  }

  Path program(String name, String script) throws IOException {
    Path file = file(name, "#!/bin/sh\n" + script);
    if (!file.toFile().setExecutable(true)) {
      throw new IOException(file + " cannot be made executable");
    }
    return file;
  }

  Path java(String name, String version) throws IOException {
    program(name + "/bin/java", "");
    file(name + "/release", "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    return folder.resolve(name);
  }

  Path spark(String name, String version) throws IOException {
    file(name + "/jars/spark-core_2.13-" + version + ".jar");
    file(name + "/jars/spark-kubernetes_2.13-" + version + ".jar");
    file(name + "/jars/hadoop-client-api-3.5.0.jar");
    return folder.resolve(name);
  }

  /** Answers what a Python is asked; its pip fails. */
  void python(String version, String pyspark) throws IOException {
    program(
        "bin/python3",
        """
        if [ "$2" = pip ]; then
          echo 'Collecting pyspark'
          echo 'ERROR: No matching distribution found'
          exit 1
        fi
        echo "python $0"
        echo "version %s"
        echo "pip 24.0"
        echo "pyspark %s"
        """
            .formatted(version, pyspark));
  }
}
