package dev.k8spark.rehearsal.localimage;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where a user's machine keeps what can be made or fetched again. */
public final class CacheFolder {
  private static final String NAME = "k8spark";

  private CacheFolder() {}

  /**
   * The folder for k8spark, which need not exist yet.
   *
   * @param os as {@code os.name} says it
   */
  public static Path locate(Map<String, String> environment, String os) {
    Path chosen = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
    if (chosen.isAbsolute()) {
      return chosen.resolve(NAME);
    }
    boolean isMac = os.toLowerCase(Locale.ROOT).startsWith("mac");
    String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    return Path.of(home).resolve(isMac ? "Library/Caches" : ".cache").resolve(NAME);
  }
}
