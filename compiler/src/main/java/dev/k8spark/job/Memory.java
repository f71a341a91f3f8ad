package dev.k8spark.job;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount of memory in mebibytes, the unit that Spark and Kubernetes share. */
public record Memory(long mebibytes) {

  private static final Pattern NOTATION = Pattern.compile("([1-9][0-9]*)(m|g|t|Mi|Gi|Ti)");

  public Memory {
    if (mebibytes <= 0) {
      throw new IllegalArgumentException("memory must be positive: " + mebibytes);
    }
  }

  /** Parses {@code 512m}, {@code 4g}, {@code 4Gi}: always binary; the schema has checked it. */
  public static Memory parse(String text) {
    Matcher matcher = NOTATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not an amount of memory: " + text);
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2).substring(0, 1).toLowerCase(Locale.ROOT)) {
      case "m" -> new Memory(amount);
      case "g" -> new Memory(Math.multiplyExact(amount, 1024L));
      default -> new Memory(Math.multiplyExact(amount, 1024L * 1024L));
    };
  }

  public Memory plus(Memory other) {
    return new Memory(Math.addExact(mebibytes, other.mebibytes));
  }
}
