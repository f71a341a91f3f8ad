package dev.k8spark.rehearsal.localimage;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of Spark as it is fetched: the exact version, and what it runs on.
 *
 * @param megabytes about how large the download is
 * @param javas feature versions, in order
 * @param minPython the second number of the oldest Python 3
 * @param maxPython the second number of the newest
 */
record SparkRelease(
    String version, int megabytes, List<Integer> javas, int minPython, int maxPython) {
  private static final int NO_LIMIT = Integer.MAX_VALUE;

  private static final List<SparkRelease> KNOWN =
      List.of(
          new SparkRelease("3.5.9", 320, List.of(17), 8, 11),
          new SparkRelease("4.0.5", 435, List.of(17, 21), 9, NO_LIMIT),
          new SparkRelease("4.1.1", 455, List.of(17, 21), 10, NO_LIMIT),
          new SparkRelease("4.2.1", 450, List.of(17, 21, 25), 10, NO_LIMIT),
          new SparkRelease("4.3.0", 455, List.of(17, 21, 25), 11, NO_LIMIT));

  static SparkRelease of(String line) throws MissingPrerequisite {
    return KNOWN.stream()
        .filter(release -> release.line().equals(line))
        .findFirst()
        .orElseThrow(() -> unknown(line));
  }

  private static MissingPrerequisite unknown(String line) {
    String known = KNOWN.stream().map(SparkRelease::line).collect(Collectors.joining(", "));
    return new MissingPrerequisite(
        "no rehearsal for Spark " + line, "the known lines are " + known);
  }

  String line() {
    return version.substring(0, version.lastIndexOf('.'));
  }

  boolean runsOnJava(int feature) {
    return javas.contains(feature);
  }

  /** In words, such as {@code 17, 21 or 25}. */
  String javasInWords() {
    List<String> words = javas.stream().map(String::valueOf).toList();
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  /** The one to install: the newest. */
  int bestJava() {
    return javas.get(javas.size() - 1);
  }

  /**
   * @param minor the second number of a Python 3
   */
  boolean runsOnPython(int minor) {
    return minor >= minPython && minor <= maxPython;
  }

  /** In words, such as {@code 3.8 to 3.11}. */
  String pythonsInWords() {
    return maxPython == NO_LIMIT
        ? "3." + minPython + " or newer"
        : "3." + minPython + " to 3." + maxPython;
  }
}
