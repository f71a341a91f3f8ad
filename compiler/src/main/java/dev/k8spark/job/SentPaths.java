package dev.k8spark.job;

import java.util.List;

/** The lists of paths that Spark's driver sends to its executors, each a key of {@code main}. */
public enum SentPaths {
  JARS("jars", "spark.jars"),
  FILES("files", "spark.files"),
  ARCHIVES("archives", "spark.archives"),
  PY_FILES("pyFiles", "spark.submit.pyFiles");

  private final String key;
  private final String conf;

  SentPaths(String key, String conf) {
    this.key = key;
    this.conf = conf;
  }

  /** Returns the name below {@code main}. */
  public String key() {
    return key;
  }

  /** Returns the key of Spark's configuration that it becomes. */
  public String conf() {
    return conf;
  }

  /** Returns what a program names under the key. */
  public List<String> read(MainProgram program) {
    return switch (this) {
      case JARS -> program.jars();
      case FILES -> program.files();
      case ARCHIVES -> program.archives();
      case PY_FILES -> program.pyFiles();
    };
  }
}
