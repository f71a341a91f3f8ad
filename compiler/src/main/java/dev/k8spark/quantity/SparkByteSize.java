package dev.k8spark.quantity;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The notation of memory in Spark's configuration, where a number without a unit has a default. */
public final class SparkByteSize {

  private static final Pattern NOTATION = Pattern.compile("([0-9]+)([bkmgtp]?)(?:i?b)?");

  private static final String UNITS = "bkmgtp";

  private static final int BITS = 10;

  private SparkByteSize() {}

  /**
   * Returns the mebibytes, rounded down; 0 for what is absent or what Spark itself rejects.
   *
   * @param bare the unit of a number without one
   */
  public static long parseMebibytes(@Nullable String text, char bare) {
    String amount = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    Matcher matcher = NOTATION.matcher(amount);
    if (!matcher.matches()) {
      return 0;
    }
    char unit = matcher.group(2).isEmpty() ? bare : matcher.group(2).charAt(0);
    BigInteger bytes = new BigInteger(matcher.group(1)).shiftLeft(BITS * UNITS.indexOf(unit));
    BigInteger mebibytes = bytes.shiftRight(2 * BITS);
    return mebibytes.bitLength() < Integer.SIZE ? mebibytes.longValueExact() : Integer.MAX_VALUE;
  }
}
