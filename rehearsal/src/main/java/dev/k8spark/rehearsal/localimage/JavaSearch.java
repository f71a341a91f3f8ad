package dev.k8spark.rehearsal.localimage;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * Finds the newest Java that a line of Spark runs on.
 *
 * @param folders of Javas, those that count first coming first
 */
record JavaSearch(List<Path> folders) {
  /** As for the launcher's script: folders instead of the usual ones. */
  private static final String FOLDERS = "K8SPARK_JDK_FOLDERS";

  /** What the launcher's script looks through, too. */
  private static final List<String> USUAL =
      List.of(
          "/usr/lib/jvm/*",
          "/usr/java/*",
          "/opt/java*",
          "/opt/java/*",
          "/opt/jdk*",
          "~/.sdkman/candidates/java/*",
          "~/.jdks/*",
          "/Library/Java/JavaVirtualMachines/*/Contents/Home",
          "~/Library/Java/JavaVirtualMachines/*/Contents/Home",
          "/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
          "/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home");

  /** The Java of this process, the user's, and those in the usual folders. */
  static JavaSearch of(Map<String, String> environment) throws IOException {
    Set<Path> folders = new LinkedHashSet<>();
    folders.add(Path.of(System.getProperty("java.home")));
    Optional.ofNullable(environment.get("JAVA_HOME")).map(Path::of).ifPresent(folders::add);
    Optional<Path> onPath = SearchPath.of(environment).find("java");
    if (onPath.isPresent()) {
      folders.add(onPath.get().toRealPath().resolve("../..").normalize());
    }
    String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    String chosen = environment.get(FOLDERS);
    List<String> patterns = chosen == null ? USUAL : List.of(chosen.strip().split("\\s+"));
    for (String pattern : patterns) {
      folders.addAll(matching(pattern.replaceFirst("^~", Matcher.quoteReplacement(home))));
    }
    return new JavaSearch(List.copyOf(folders));
  }

  JavaHome newestFor(SparkRelease spark) throws IOException, MissingPrerequisite {
    List<JavaHome> fitting = new ArrayList<>();
    for (Path folder : folders) {
      JavaHome.in(folder).filter(java -> spark.runsOnJava(java.feature())).ifPresent(fitting::add);
    }
    return fitting.stream()
        .sorted(Comparator.comparingInt(JavaHome::feature).reversed())
        .findFirst()
        .orElseThrow(() -> none(spark));
  }

  private static MissingPrerequisite none(SparkRelease spark) {
    int best = spark.bestJava();
    return new MissingPrerequisite(
        "no Java %s on this machine, which Spark %s runs on"
            .formatted(spark.javasInWords(), spark.line()),
        "install one (Debian: openjdk-%d-jre-headless; macOS: brew install openjdk@%d)"
                .formatted(best, best)
            + " or set JAVA_HOME to it");
  }

  /** The folders that a shell's pattern with one asterisk names, sorted; itself without one. */
  private static List<Path> matching(String pattern) throws IOException {
    int asterisk = pattern.indexOf('*');
    if (asterisk < 0) {
      return List.of(Path.of(pattern));
    }
    int start = pattern.lastIndexOf('/', asterisk);
    String[] below = pattern.substring(start + 1).split("/", 2);
    Path parent = Path.of(pattern.substring(0, start));
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    List<Path> matches = new ArrayList<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(parent, below[0])) {
      children.forEach(child -> matches.add(below.length == 1 ? child : child.resolve(below[1])));
    }
    matches.sort(Comparator.naturalOrder());
    return matches;
  }
}
