package dev.k8spark.rule.spark;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Spark's driver in client mode does with a path or URI of a list that it sends. */
enum PathScheme {
  /** A path, or {@code file:}. The driver finds what a pattern matches, and serves the files. */
  SERVED,

  /** {@code local:}. Taken to be in each container: nothing is sent, a pattern is a name. */
  LOCAL,

  /** {@code http:}, {@code https:} or {@code ftp:}. Driver and executors fetch single files. */
  WEB,

  /** Any other: a file system of Hadoop. Both fetch what a pattern matches. */
  STORE;

  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*");

  static PathScheme of(String path) {
    Matcher scheme = SCHEME.matcher(path);
    return switch (scheme.matches() ? scheme.group(1) : "") {
      case "", "file" -> SERVED;
      case "local" -> LOCAL;
      case "http", "https", "ftp" -> WEB;
      default -> STORE;
    };
  }

  /** Returns whether {@code *} and the like match files. */
  boolean hasPatterns() {
    return this == SERVED || this == STORE;
  }
}
