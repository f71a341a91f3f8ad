package dev.k8spark.rehearsal.localimage;

import dev.k8spark.runtime.contract.ContainerPaths;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What stands in for a job's image on this machine.
 *
 * @param sparkVersion exact, such as {@code 4.3.0}
 * @param javaVersion the feature version, such as {@code 25}
 * @param environment what the image's variables would be, with the paths of this machine
 * @param places where the image's paths lie here
 * @param argumentFiles by the path in the image, the text of each role's Java argument file
 * @param differences sentences: what the image has and this machine has not
 */
public record LocalImage(
    String sparkVersion,
    int javaVersion,
    SortedMap<String, String> environment,
    ContainerPaths places,
    SortedMap<String, String> argumentFiles,
    List<String> differences) {

  public LocalImage {
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    argumentFiles = Collections.unmodifiableSortedMap(new TreeMap<>(argumentFiles));
    differences = List.copyOf(differences);
  }

  /** Where the image's paths lie here, one a line; a folder that is empty in both is none. */
  public List<String> mapping() {
    SortedMap<String, Path> byPath = new TreeMap<>(places.local());
    byPath.values().removeIf(path -> !Files.exists(path));
    List<String> lines = new ArrayList<>();
    byPath.forEach((path, here) -> lines.add(path + " -> " + here));
    lines.add("java -> " + environment.get("JAVA_HOME") + "/bin/java");
    return lines;
  }
}
