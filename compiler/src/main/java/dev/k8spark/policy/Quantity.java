package dev.k8spark.policy;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount as Kubernetes writes it, in the spellings that the schema of policies lets in.
 *
 * @param amount in whole units: bytes, cores or pieces
 */
public record Quantity(BigDecimal amount) implements Comparable<Quantity> {

  private static final Pattern PARTS = Pattern.compile("([0-9.]+)(m|[kKMGTPE]?)(i?)");
  private static final BigDecimal DECIMAL = BigDecimal.valueOf(1000);
  private static final BigDecimal BINARY = BigDecimal.valueOf(1024);

  public static Quantity of(String text) {
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no quantity: " + text);
    }
    BigDecimal number = new BigDecimal(parts.group(1));
    String unit = parts.group(2);
    if (unit.equals("m")) {
      return new Quantity(number.movePointLeft(3));
    }
    int power = unit.isEmpty() ? 0 : 1 + "kMGTPE".indexOf(unit.replace('K', 'k'));
    BigDecimal base = parts.group(3).isEmpty() ? DECIMAL : BINARY;
    return new Quantity(number.multiply(base.pow(power)));
  }

  @Override
  public int compareTo(Quantity other) {
    return amount.compareTo(other.amount);
  }
}
