package dev.k8spark.job;

import java.util.Comparator;

/** A line of Spark releases that share a minor version, such as 4.3. */
public record SparkLine(int major, int minor) implements Comparable<SparkLine> {

  private static final Comparator<SparkLine> ORDER =
      Comparator.comparingInt(SparkLine::major).thenComparingInt(SparkLine::minor);

  /** Parses {@code 4.3}; the schema has checked it. */
  public static SparkLine parse(String text) {
    int dot = text.indexOf('.');
    return new SparkLine(
        Integer.parseInt(text, 0, dot, 10), Integer.parseInt(text, dot + 1, text.length(), 10));
  }

  /** Returns whether the line is this one or a later one. */
  public boolean isAtLeast(int otherMajor, int otherMinor) {
    return compareTo(new SparkLine(otherMajor, otherMinor)) >= 0;
  }

  @Override
  public int compareTo(SparkLine other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
