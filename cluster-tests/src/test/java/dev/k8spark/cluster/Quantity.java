package dev.k8spark.cluster;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kubernetes' amounts, which it writes in more than one way. */
final class Quantity {
  private static final Pattern FORM =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(m|[kMGTPE]|[KMGTPE]i)?");
  private static final List<String> BINARY = List.of("Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
  private static final List<String> DECIMAL = List.of("k", "M", "G", "T", "P", "E");
  private static final BigDecimal KIBI = BigDecimal.valueOf(1024);

  private Quantity() {}

  static BigDecimal parse(String text) {
    return tryParse(text).orElseThrow(() -> new AssertionError(text + " is no quantity"));
  }

  static Optional<BigDecimal> tryParse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(matcher.group(1));
    String unit = matcher.group(2);
    if (unit == null) {
      return Optional.of(number);
    }
    if (unit.equals("m")) {
      return Optional.of(number.movePointLeft(3));
    }
    int binary = BINARY.indexOf(unit);
    return Optional.of(
        binary >= 0
            ? number.multiply(KIBI.pow(binary + 1))
            : number.movePointRight(3 * (DECIMAL.indexOf(unit) + 1)));
  }

  static long mebibytes(String text) {
    return parse(text).divide(KIBI.pow(2)).longValueExact();
  }
}
