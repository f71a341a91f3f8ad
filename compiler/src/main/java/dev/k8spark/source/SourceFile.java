package dev.k8spark.source;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file as the user wrote it, or a text that stands for one.
 *
 * @param name what messages call it: the path as given, {@code k8spark:python} for what k8spark
 *     ships, {@code -P} for the command line
 * @param path where it lies; absent for what is no file on disk
 * @param text its characters; offsets count UTF-16 units of it
 */
public record SourceFile(String name, @Nullable Path path, String text) {

  @Override
  public String toString() {
    return name;
  }
}
