package dev.k8spark.source;

import java.io.IOException;
import java.nio.file.Path;

/** Where files lie, by which two names of one file are known. */
public final class RealPath {

  private RealPath() {}

  /** Returns the path with its links resolved, or the absolute one where there is no such file. */
  public static Path resolve(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException _) {
      return path.toAbsolutePath().normalize();
    }
  }
}
