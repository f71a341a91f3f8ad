package dev.k8spark.job;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The lists of paths that Spark's driver sends to its executors in client mode, each a key of
 * {@code main}: which of them reach executors where a path is {@code local:}, whether {@code #NAME}
 * counts, and with which names something comes of a file.
 */
public enum SentPaths {
  /** On the class path of both; a folder is left out without a word. */
  JARS("jars", "spark.jars", true, false, ".*\\..*"),

  /** In {@code SparkFiles} of both; a folder stops the driver, and so does {@code #NAME}. */
  FILES("files", "spark.files", false, false, ".+"),

  /** Unpacked in {@code SparkFiles} of both; what has another ending is only copied. */
  ARCHIVES("archives", "spark.archives", false, true, "(?i).*\\.(zip|jar|tar|tar\\.gz|tgz)"),

  /** On Python's path of both; the workers import from no other package than these. */
  PY_FILES("pyFiles", "spark.submit.pyFiles", false, false, "(?i).*\\.(py|pyc|so|zip|egg|jar)");

  private final String key;
  private final String conf;
  private final boolean hasLocal;
  private final boolean hasNames;
  private final Pattern usable;

  SentPaths(String key, String conf, boolean hasLocal, boolean hasNames, String usable) {
    this.key = key;
    this.conf = conf;
    this.hasLocal = hasLocal;
    this.hasNames = hasNames;
    this.usable = Pattern.compile(usable);
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

  /** Returns whether executors take what is {@code local:} from their own image. */
  public boolean hasLocal() {
    return hasLocal;
  }

  /** Returns whether {@code #NAME} says what a file is called at its target. */
  public boolean hasNames() {
    return hasNames;
  }

  /** Returns whether something comes of a file of this name. */
  public boolean uses(String fileName) {
    return usable.matcher(fileName).matches();
  }
}
