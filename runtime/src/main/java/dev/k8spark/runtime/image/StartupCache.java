package dev.k8spark.runtime.image;

import java.nio.file.Path;
import java.util.List;

/**
 * What a JVM remembers of an earlier start: from Java 25 on an ahead-of-time cache, before that an
 * archive of loaded classes.
 */
record StartupCache(Path file, boolean aheadOfTime) {
  private static final int FIRST_AHEAD_OF_TIME = 25;

  /** The cache that lies beside a role's argument file. */
  static StartupCache of(String argumentFile, int javaVersion) {
    boolean aheadOfTime = javaVersion >= FIRST_AHEAD_OF_TIME;
    String ending = aheadOfTime ? ".aot" : ".jsa";
    return new StartupCache(Path.of(argumentFile.replaceFirst("\\.args$", ending)), aheadOfTime);
  }

  /**
   * A cache that does not fit is passed over in silence: then the start is slower, nothing else.
   */
  List<String> use() {
    return aheadOfTime
        ? List.of("-XX:AOTCache=" + file, "-Xlog:aot=off")
        : List.of("-XX:SharedArchiveFile=" + file, "-Xshare:auto", "-Xlog:cds=off");
  }

  /** Written when the JVM ends; a warning for each class that no archive can hold says nothing. */
  List<String> train() {
    return aheadOfTime
        ? List.of("-XX:AOTCacheOutput=" + file)
        : List.of("-XX:ArchiveClassesAtExit=" + file, "-Xlog:cds=error");
  }

  /** Ends a JVM that cannot use its cache. */
  String demand() {
    return aheadOfTime ? "-XX:AOTMode=on" : "-Xshare:on";
  }
}
