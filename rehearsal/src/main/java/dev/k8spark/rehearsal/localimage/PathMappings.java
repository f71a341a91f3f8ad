package dev.k8spark.rehearsal.localimage;

import dev.k8spark.runtime.contract.ContainerPaths;
import dev.k8spark.runtime.contract.PodContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where the user says that paths of the image lie. It wins over whatever is found.
 *
 * @param local by path in the image, without a slash at its end
 */
record PathMappings(SortedMap<String, Path> local) {

  PathMappings {
    local = Collections.unmodifiableSortedMap(new TreeMap<>(local));
  }

  /** Refuses what cannot be meant. */
  static PathMappings of(Map<String, Path> given) throws MissingPrerequisite {
    SortedMap<String, Path> local = new TreeMap<>();
    for (Map.Entry<String, Path> map : given.entrySet()) {
      String path = map.getKey().replaceFirst("(?<=.)/+$", "");
      if (path.length() < 2 || !path.startsWith("/")) {
        throw new MissingPrerequisite(
            "`--map %s=…` names no path of an image".formatted(map.getKey()),
            "such a path starts with a slash, as in --map /app=FOLDER");
      }
      if (!Files.exists(map.getValue())) {
        throw new MissingPrerequisite(
            "`--map %s=…` says that it is %s, which is not there".formatted(path, map.getValue()),
            "name a folder or file of this machine");
      }
      local.put(path, map.getValue());
    }
    return new PathMappings(local);
  }

  /** Whether the user said where this path lies, by itself or with a folder that it is in. */
  boolean cover(String path) {
    return local.keySet().stream().anyMatch(map -> path.equals(map) || path.startsWith(map + "/"));
  }

  /** The Java among them, wherever the image has it. */
  Optional<JavaHome> java() throws IOException {
    for (Path folder : local.values()) {
      Optional<JavaHome> java = JavaHome.in(folder);
      if (java.isPresent()) {
        return java;
      }
    }
    return Optional.empty();
  }

  /** The Spark that is to stand in for the image's, of whatever line it is. */
  Optional<SparkHome> spark() throws IOException, MissingPrerequisite {
    Path folder = local.get(PodContract.SPARK_HOME);
    if (folder == null) {
      return Optional.empty();
    }
    Optional<SparkHome> spark = SparkHome.in(folder);
    if (spark.isEmpty()) {
      throw new MissingPrerequisite(
          "`--map %s=…` says that it is %s, which holds no Spark"
              .formatted(PodContract.SPARK_HOME, folder),
          "name a folder with Spark's `jars` in it");
    }
    return spark;
  }

  /** The environment that is to stand in for the image's Python. */
  Optional<Path> python() {
    return Optional.ofNullable(local.get(LocalImageBuilder.PYTHON_HOME));
  }

  /**
   * The Java argument files that lie where the user says, if any do: an image may lack them.
   *
   * @param places of the paths in them
   */
  SortedMap<String, String> argumentFiles(ContainerPaths places) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    for (String file : ArgumentFiles.PATHS) {
      if (Files.isRegularFile(places.locate(file))) {
        texts.put(
            file,
            Files.readString(places.locate(file))
                .lines()
                .map(line -> places.localize(line) + "\n")
                .collect(Collectors.joining()));
      }
    }
    return texts;
  }
}
