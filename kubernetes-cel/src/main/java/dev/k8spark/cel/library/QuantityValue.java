package dev.k8spark.cel.library;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount as Kubernetes reads it, with the form in which Kubernetes writes it again.
 *
 * @param number the amount; its scale is the one that Kubernetes would keep
 * @param exact whether Kubernetes keeps it in 64 bits; only then it may be an integer to CEL
 * @param written the text it was read from, where that is already the form to write
 */
public record QuantityValue(
    BigDecimal number, boolean exact, Notation notation, @Nullable String written) {

  /** Which suffixes an amount is written with. */
  public enum Notation {
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

  public static QuantityValue of(long number) {
    return new QuantityValue(BigDecimal.valueOf(number), true, Notation.EXPONENT, null);
  }

  /** The amount, unless Kubernetes would refuse the text. */
  public static Optional<QuantityValue> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (text.isEmpty() || !form.matches()) {
      return Optional.empty();
    }
    String suffix = form.group(5);
    int binary = suffix.isEmpty() ? -1 : BINARY_SUFFIXES.indexOf(suffix);
    if (binary > 0) {
      return Optional.of(binary(form, binary, text));
    }
    return decimalExponent(suffix)
        .map(
            exponent ->
                decimal(
                    form,
                    exponent,
                    EXPONENT.matcher(suffix).matches() ? Notation.EXPONENT : Notation.DECIMAL,
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

  private static QuantityValue decimal(Matcher form, int exponent, Notation notation, String text) {
    String digits = whole(form) + fraction(form);
    int scale = exponent - fraction(form).length();
    BigDecimal number = new BigDecimal(new BigInteger(digits), -scale);
    number = form.group(1).equals("-") ? number.negate() : number;
    if (digits.length() <= DECIMAL_DIGITS && scale >= -NANO) {
      boolean asWritten = scale % 3 == 0 && !digits.endsWith("000") && !digits.startsWith("0");
      return new QuantityValue(number, true, notation, asWritten ? text : null);
    }
    return new QuantityValue(atLeastNano(number), false, notation, null);
  }

  private static QuantityValue binary(Matcher form, int power, String text) {
    BigDecimal mantissa = new BigDecimal(whole(form) + "." + fraction(form) + "0");
    BigDecimal number = mantissa.multiply(BigDecimal.valueOf(KIBI).pow(power));
    number = form.group(1).equals("-") ? number.negate() : number;
    int room = BINARY_DIGITS - whole(form).length() - (power * 3) - 1;
    if (fraction(form).isEmpty() && room >= 0) {
      boolean asWritten = (mantissa.longValue() & 7) != 0;
      return new QuantityValue(
          number.setScale(0, RoundingMode.UNNECESSARY),
          true,
          Notation.BINARY,
          asWritten ? text : null);
    }
    BigDecimal rounded = atLeastNano(number.stripTrailingZeros());
    BigDecimal size = rounded.abs().min(BINARY_MAX);
    boolean small = size.signum() > 0 && size.compareTo(BigDecimal.ONE) < 0;
    return new QuantityValue(
        rounded.signum() < 0 ? size.negate() : size,
        false,
        small ? Notation.DECIMAL : Notation.BINARY,
        null);
  }

  /** Whoever wants a little shall have a little: what is less than a billionth is one. */
  private static BigDecimal atLeastNano(BigDecimal number) {
    return number.scale() > NANO ? number.setScale(NANO, RoundingMode.UP) : number;
  }

  private static String whole(Matcher form) {
    return form.group(2).isEmpty() ? "0" : form.group(2);
  }

  private static String fraction(Matcher form) {
    return form.group(4) == null ? "" : form.group(4);
  }

  /** As Kubernetes keeps what pods want: a part of a thousandth is a whole one. */
  public QuantityValue inThousandths() {
    return number.scale() <= MILLI
        ? this
        : new QuantityValue(number.setScale(MILLI, RoundingMode.UP), exact, notation, null);
  }

  /** Whether Kubernetes gives it as an integer; an amount below one in its scale never is. */
  boolean isInteger() {
    return exact && number.scale() <= 0 && number.toBigInteger().bitLength() < Long.SIZE;
  }

  double toDouble() {
    return number.doubleValue();
  }

  QuantityValue plus(QuantityValue other) {
    BigDecimal sum =
        number.signum() == 0
            ? other.number
            : other.number.signum() == 0 ? number : number.add(other.number);
    Notation kept = number.signum() == 0 ? other.notation : notation;
    boolean fits = exact && other.exact && sum.unscaledValue().bitLength() < Long.SIZE;
    return new QuantityValue(sum, fits, kept, null);
  }

  QuantityValue minus(QuantityValue other) {
    return plus(
        new QuantityValue(other.number.negate(), other.exact, other.notation, other.written));
  }

  /** Equal amounts are equal, however they are written. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof QuantityValue quantity && number.compareTo(quantity.number) == 0;
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
        notation == Notation.BINARY
            && number.abs().compareTo(BigDecimal.valueOf(KIBI)) >= 0
            && number.stripTrailingZeros().scale() <= 0;
    return binary ? inKibis() : inThousands();
  }

  private String inKibis() {
    BigInteger rest = number.toBigIntegerExact();
    int power = 0;
    BigInteger kibi = BigInteger.valueOf(KIBI);
    while (power < BINARY_SUFFIXES.size() - 1 && rest.mod(kibi).signum() == 0) {
      rest = rest.divide(kibi);
      power++;
    }
    return rest + BINARY_SUFFIXES.get(power);
  }

  private String inThousands() {
    BigDecimal stripped = number.stripTrailingZeros();
    int exponent = Math.floorDiv(-stripped.scale(), 3) * 3;
    String mantissa = stripped.scaleByPowerOfTen(-exponent).toBigIntegerExact().toString();
    int suffix = (exponent + NANO) / 3;
    boolean named =
        notation != Notation.EXPONENT && suffix >= 0 && suffix < DECIMAL_SUFFIXES.size();
    return mantissa + (named ? DECIMAL_SUFFIXES.get(suffix) : exponent == 0 ? "" : "e" + exponent);
  }
}
