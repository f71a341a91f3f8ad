package dev.k8spark.runtime.image;

import java.nio.file.Path;
import java.util.List;

/**
 * What a JVM remembers of an earlier start: from Java 25 on an ahead-of-time cache, before that an
 * archive of loaded classes.
 */
record StartupCache(Path file, boolean aheadOfTime) {
  private static final int FIRST_AHEAD_OF_TIME = 25;

  static StartupCache of(Path argumentFile, int javaVersion) {
    boolean aheadOfTime = javaVersion >= FIRST_AHEAD_OF_TIME;
    String name = argumentFile.getFileName().toString().replaceFirst("\\.args$", "");
    return new StartupCache(
        argumentFile.resolveSibling(name + (aheadOfTime ? ".aot" : ".jsa")), aheadOfTime);
  }

  /**
   * A cache that does not fit is passed over in silence: then the start is slower, nothing else.
   */
  List<String> use() {
    return aheadOfTime
        ? List.of("-XX:AOTCache=" + file, "-Xlog:aot=off")
        : List.of("-XX:SharedArchiveFile=" + file, "-Xshare:auto", "-Xlog:cds=off");
  }

  /** Written when the JVM ends. */
  String train() {
    return (aheadOfTime ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + file;
  }
}
