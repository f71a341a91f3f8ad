package dev.k8spark.cel.quantity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount as Kubernetes reads it, with the form in which Kubernetes writes it again. Amounts are
 * equal and ordered by their number. It is written by hand, since fabric8's {@code Quantity}
 * accepts other texts than Kubernetes, and has neither its canonical form nor its limits.
 *
 * @param number the amount; its scale is the one that Kubernetes would keep
 * @param exact whether Kubernetes keeps it in 64 bits; only then it may be an integer to CEL
 * @param format which suffixes it is written with
 * @param written the text it was read from, where that is already the form to write
 */
public record KubernetesQuantity(
    BigDecimal number, boolean exact, QuantityFormat format, @Nullable String written)
    implements Comparable<KubernetesQuantity> {

  /** The suffixes of an amount: Kubernetes' {@code DecimalSI}, {@code BinarySI}, exponents. */
  public enum QuantityFormat {
    DECIMAL,
    BINARY,
    EXPONENT
  }

  private static final Pattern FORM =
      Pattern.compile("([+-]?)0*([0-9]*)(?:(\\.)([0-9]*))?([eEinumkKMGTP]*[-+]?[0-9]*)");
  private static final Pattern EXPONENT = Pattern.compile("[eE][-+]?[0-9]+");

  private static final List<String> DECIMAL_SUFFIXES =
      List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");
  private static final int MILLI = 3;
  private static final int NANO = 9;
  private static final List<String> BINARY_SUFFIXES =
      List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");

  /** Digits that 64 bits hold for sure. */
  private static final int DECIMAL_DIGITS = 18;

  private static final int BINARY_DIGITS = 15;
  private static final BigDecimal BINARY_MAX = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final int KIBI = 1024;

  /** Returns a whole number, which is written without a suffix. */
  public static KubernetesQuantity of(long number) {
    return new KubernetesQuantity(BigDecimal.valueOf(number), true, QuantityFormat.EXPONENT, null);
  }

  /** Returns the amount that a text stands for, or nothing where Kubernetes would refuse it. */
  public static Optional<KubernetesQuantity> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (text.isEmpty() || !form.matches()) {
      return Optional.empty();
    }
    String suffix = form.group(5);
    int binary = suffix.isEmpty() ? -1 : BINARY_SUFFIXES.indexOf(suffix);
    if (binary > 0) {
      return Optional.of(readBinary(form, binary, text));
    }
    return decimalExponent(suffix)
        .map(
            exponent ->
                readDecimal(
                    form,
                    exponent,
                    EXPONENT.matcher(suffix).matches()
                        ? QuantityFormat.EXPONENT
                        : QuantityFormat.DECIMAL,
                    text));
  }

  private static Optional<Integer> decimalExponent(String suffix) {
    if (DECIMAL_SUFFIXES.contains(suffix)) {
      return Optional.of(DECIMAL_SUFFIXES.indexOf(suffix) * 3 - NANO);
    }
    if (!EXPONENT.matcher(suffix).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Integer.valueOf(suffix.substring(1).replace("+", "")));
    } catch (NumberFormatException tooLong) {
      return Optional.empty();
    }
  }

  private static KubernetesQuantity readDecimal(
      Matcher form, int exponent, QuantityFormat format, String text) {
    String digits = whole(form) + fraction(form);
    int scale = exponent - fraction(form).length();
    BigDecimal number = new BigDecimal(new BigInteger(digits), -scale);
    number = form.group(1).equals("-") ? number.negate() : number;
    if (digits.length() <= DECIMAL_DIGITS && scale >= -NANO) {
      boolean asWritten = scale % 3 == 0 && !digits.endsWith("000") && !digits.startsWith("0");
      return new KubernetesQuantity(number, true, format, asWritten ? text : null);
    }
    return new KubernetesQuantity(roundToNano(number), false, format, null);
  }

  private static KubernetesQuantity readBinary(Matcher form, int power, String text) {
    BigDecimal mantissa = new BigDecimal(whole(form) + "." + fraction(form) + "0");
    BigDecimal number = mantissa.multiply(BigDecimal.valueOf(KIBI).pow(power));
    number = form.group(1).equals("-") ? number.negate() : number;
    int room = BINARY_DIGITS - whole(form).length() - (power * 3) - 1;
    if (fraction(form).isEmpty() && room >= 0) {
      boolean asWritten = (mantissa.longValue() & 7) != 0;
      return new KubernetesQuantity(
          number.setScale(0, RoundingMode.UNNECESSARY),
          true,
          QuantityFormat.BINARY,
          asWritten ? text : null);
    }
    BigDecimal rounded = roundToNano(number.stripTrailingZeros());
    BigDecimal size = rounded.abs().min(BINARY_MAX);
    boolean small = size.signum() > 0 && size.compareTo(BigDecimal.ONE) < 0;
    return new KubernetesQuantity(
        rounded.signum() < 0 ? size.negate() : size,
        false,
        small ? QuantityFormat.DECIMAL : QuantityFormat.BINARY,
        null);
  }

  /** Rounds away from zero, so that what is less than a billionth is one. */
  private static BigDecimal roundToNano(BigDecimal number) {
    return number.scale() > NANO ? number.setScale(NANO, RoundingMode.UP) : number;
  }

  private static String whole(Matcher form) {
    return form.group(2).isEmpty() ? "0" : form.group(2);
  }

  private static String fraction(Matcher form) {
    return form.group(4) == null ? "" : form.group(4);
  }

  /** Returns the amount rounded up to thousandths, as Kubernetes keeps the resources of pods. */
  public KubernetesQuantity roundToMilli() {
    return number.scale() <= MILLI
        ? this
        : new KubernetesQuantity(number.setScale(MILLI, RoundingMode.UP), exact, format, null);
  }

  /** Returns whether Kubernetes gives it as an integer: its scale is whole and 64 bits hold it. */
  public boolean isInteger() {
    return exact && number.scale() <= 0 && number.toBigInteger().bitLength() < Long.SIZE;
  }

  /** Returns the nearest double. */
  public double toDouble() {
    return number.doubleValue();
  }

  /** Returns the sum, in the format of the first amount that is not zero. */
  public KubernetesQuantity plus(KubernetesQuantity other) {
    BigDecimal sum =
        number.signum() == 0
            ? other.number
            : other.number.signum() == 0 ? number : number.add(other.number);
    QuantityFormat kept = number.signum() == 0 ? other.format : format;
    boolean fits = exact && other.exact && sum.unscaledValue().bitLength() < Long.SIZE;
    return new KubernetesQuantity(sum, fits, kept, null);
  }

  /** Returns the difference, in the format of the first amount that is not zero. */
  public KubernetesQuantity minus(KubernetesQuantity other) {
    return plus(
        new KubernetesQuantity(other.number.negate(), other.exact, other.format, other.written));
  }

  @Override
  public int compareTo(KubernetesQuantity other) {
    return number.compareTo(other.number);
  }

  /** Equal amounts are equal, however they are written. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KubernetesQuantity quantity && number.compareTo(quantity.number) == 0;
  }

  @Override
  public int hashCode() {
    return number.stripTrailingZeros().hashCode();
  }

  /** The form in which Kubernetes writes it: {@code 1000m} is {@code 1}. */
  @Override
  public String toString() {
    if (written != null) {
      return written;
    }
    if (number.signum() == 0) {
      return "0";
    }
    boolean binary =
        format == QuantityFormat.BINARY
            && number.abs().compareTo(BigDecimal.valueOf(KIBI)) >= 0
            && number.stripTrailingZeros().scale() <= 0;
    return binary ? writeBinary() : writeDecimal();
  }

  private String writeBinary() {
    BigInteger rest = number.toBigIntegerExact();
    int power = 0;
    BigInteger kibi = BigInteger.valueOf(KIBI);
    while (power < BINARY_SUFFIXES.size() - 1 && rest.mod(kibi).signum() == 0) {
      rest = rest.divide(kibi);
      power++;
    }
    return rest + BINARY_SUFFIXES.get(power);
  }

  private String writeDecimal() {
    BigDecimal stripped = number.stripTrailingZeros();
    int exponent = Math.floorDiv(-stripped.scale(), 3) * 3;
    String mantissa = stripped.scaleByPowerOfTen(-exponent).toBigIntegerExact().toString();
    int suffix = (exponent + NANO) / 3;
    boolean named =
        format != QuantityFormat.EXPONENT && suffix >= 0 && suffix < DECIMAL_SUFFIXES.size();
    return mantissa + (named ? DECIMAL_SUFFIXES.get(suffix) : exponent == 0 ? "" : "e" + exponent);
  }
}
