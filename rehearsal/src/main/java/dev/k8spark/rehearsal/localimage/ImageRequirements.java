package dev.k8spark.rehearsal.localimage;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a job wants of its image.
 *
 * @param sparkLine such as {@code 4.3}
 * @param mainFile a path in the image, without a scheme, such as {@code /app/pi.py}
 * @param python whether the main is a Python file
 * @param folder the job file's
 * @param mappings paths of the image that the user placed on this machine
 */
public record ImageRequirements(
    String sparkLine,
    Optional<String> mainFile,
    boolean python,
    Path folder,
    SortedMap<String, Path> mappings) {

  public ImageRequirements {
    mappings = Collections.unmodifiableSortedMap(new TreeMap<>(mappings));
  }
}
