package dev.k8spark.quantity;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount of memory in mebibytes, the unit that Spark and Kubernetes share. */
public record MemoryAmount(long mebibytes) {

  private static final Pattern NOTATION = Pattern.compile("([1-9][0-9]*)(m|g|t|Mi|Gi|Ti)");

  public MemoryAmount {
    if (mebibytes <= 0) {
      throw new IllegalArgumentException("memory must be positive: " + mebibytes);
    }
  }

  /** Parses {@code 512m}, {@code 4g}, {@code 4Gi}: always binary; the schema has checked it. */
  public static MemoryAmount parse(String text) {
    Matcher matcher = NOTATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not an amount of memory: " + text);
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2).substring(0, 1).toLowerCase(Locale.ROOT)) {
      case "m" -> new MemoryAmount(amount);
      case "g" -> new MemoryAmount(Math.multiplyExact(amount, 1024L));
      default -> new MemoryAmount(Math.multiplyExact(amount, 1024L * 1024L));
    };
  }

  /** Returns the sum of both amounts. */
  public MemoryAmount plus(MemoryAmount other) {
    return new MemoryAmount(Math.addExact(mebibytes, other.mebibytes));
  }

  /** Returns the amount as Spark's configuration and the JVM read it: {@code 1024m}. */
  public String toSparkNotation() {
    return mebibytes + "m";
  }

  /** Returns the amount as a Kubernetes quantity: {@code 1024Mi}. */
  @Override
  public String toString() {
    return mebibytes + "Mi";
  }
}
