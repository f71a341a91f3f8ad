package dev.k8spark.job;

import java.util.Comparator;
import java.util.List;

/** A line of Spark releases that share a minor version, such as 4.3. */
public record SparkLine(int major, int minor) implements Comparable<SparkLine> {

  private static final Comparator<SparkLine> ORDER =
      Comparator.comparingInt(SparkLine::major).thenComparingInt(SparkLine::minor);

  /** Those that jobs may name, oldest first, as the schema does. */
  public static final List<SparkLine> SUPPORTED =
      List.of(
          new SparkLine(3, 5),
          new SparkLine(4, 0),
          new SparkLine(4, 1),
          new SparkLine(4, 2),
          new SparkLine(4, 3));

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
