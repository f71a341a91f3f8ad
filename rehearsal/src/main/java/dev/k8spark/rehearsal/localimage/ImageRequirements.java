package dev.k8spark.rehearsal.localimage;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a job wants of its image.
 *
 * @param sparkLine such as {@code 4.3}
 * @param mainFile a path in the image, without a scheme, such as {@code /app/pi.py}
 * @param python whether the main is a Python file
 * @param folder the job file's
 * @param connectors whose libraries it needs
 * @param mappings paths of the image that the user placed on this machine
 */
public record ImageRequirements(
    String sparkLine,
    Optional<String> mainFile,
    boolean python,
    Path folder,
    SortedSet<String> connectors,
    SortedMap<String, Path> mappings) {

  public ImageRequirements {
    connectors = Collections.unmodifiableSortedSet(new TreeSet<>(connectors));
    mappings = Collections.unmodifiableSortedMap(new TreeMap<>(mappings));
  }
}
