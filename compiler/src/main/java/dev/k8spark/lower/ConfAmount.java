package dev.k8spark.lower;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts of memory as Spark reads them in its configuration, where a bare number has a unit. */
public final class ConfAmount {

  private static final Pattern NOTATION = Pattern.compile("([0-9]+)([bkmgtp]?)(?:i?b)?");

  private static final String UNITS = "bkmgtp";

  private static final int BITS = 10;

  private ConfAmount() {}

  /**
   * Rounded down to mebibytes; nothing for what is absent or what Spark itself will refuse.
   *
   * @param bare the unit of a number without one
   */
  public static long mebibytes(@Nullable String text, char bare) {
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
