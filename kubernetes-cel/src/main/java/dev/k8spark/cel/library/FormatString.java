package dev.k8spark.cel.library;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.types.CelType;
import dev.cel.common.types.TypeType;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code "%s has %d".format([name, count])}, written as Kubernetes writes it. */
public final class FormatString {

  private static final Pattern CLAUSE = Pattern.compile("%(?:(%)|(?:\\.([0-9]{1,3}))?(.))?");
  private static final String VERBS = "sdfeboxX";
  private static final int PRECISION = 6;

  private FormatString() {}

  static String format(String pattern, List<?> arguments) throws CelEvaluationException {
    Matcher clause = CLAUSE.matcher(pattern);
    StringBuilder result = new StringBuilder();
    int at = 0;
    int next = 0;
    while (clause.find()) {
      result.append(pattern, at, clause.start());
      at = clause.end();
      if (clause.group(1) != null) {
        result.append('%');
        continue;
      }
      if (next >= arguments.size()) {
        throw new CelEvaluationException("index %d out of range".formatted(next));
      }
      result.append(writeClause(clause.group(3), clause.group(2), arguments.get(next++)));
      CostLimitExceeded.check(result.length());
    }
    return result.append(pattern.substring(at)).toString();
  }

  /** What is wrong with a pattern, given the types of its arguments as far as they are known. */
  public static Optional<String> validate(String pattern, List<CelType> arguments) {
    Matcher clause = CLAUSE.matcher(pattern);
    int used = 0;
    while (clause.find()) {
      if (clause.group(1) != null) {
        continue;
      }
      String verb = clause.group(3);
      if (verb == null || !VERBS.contains(verb)) {
        return Optional.of("`%s` is no clause of a format".formatted(clause.group()));
      }
      if (used < arguments.size() && !FormatTypes.accepts(verb, arguments.get(used))) {
        return Optional.of(
            "`%s` takes no %s".formatted(clause.group(), arguments.get(used).name()));
      }
      used++;
    }
    return used == arguments.size()
        ? Optional.empty()
        : Optional.of("the format has %d clauses for %d values".formatted(used, arguments.size()));
  }

  private static String writeClause(@Nullable String verb, @Nullable String precision, Object value)
      throws CelEvaluationException {
    int digits = precision == null ? PRECISION : Integer.parseInt(precision);
    return switch (verb == null ? "" : verb) {
      case "s" -> write(value);
      case "d" -> castToInteger(value, "d").toString();
      case "f" -> writeFixed(value, digits);
      case "e" -> "%%%ds".formatted(Math.max(digits, 1)).formatted(writeScientific(value));
      case "b" ->
          value instanceof Boolean on ? (on ? "1" : "0") : castToInteger(value, "b").toString(2);
      case "o" -> castToInteger(value, "o").toString(8);
      case "x" -> writeHex(value);
      case "X" -> writeHex(value).toUpperCase(Locale.ROOT);
      default -> throw new CelEvaluationException("unrecognized formatting clause \"" + verb + '"');
    };
  }

  private static BigInteger castToInteger(Object value, String verb) throws CelEvaluationException {
    return switch (value) {
      case Long number -> BigInteger.valueOf(number);
      case UnsignedLong number -> number.bigIntegerValue();
      default ->
          throw new CelEvaluationException("%" + verb + " needs an integer, not " + write(value));
    };
  }

  private static String writeHex(Object value) throws CelEvaluationException {
    return switch (value) {
      case String text -> HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
      case CelByteString bytes -> HexFormat.of().formatHex(bytes.toByteArray());
      default -> castToInteger(value, "x").toString(16);
    };
  }

  private static double castToDouble(Object value) throws CelEvaluationException {
    return switch (value) {
      case Double number -> number;
      case String text when List.of("NaN", "Infinity", "-Infinity").contains(text) ->
          Double.parseDouble(text);
      default -> throw new CelEvaluationException("no double: " + write(value));
    };
  }

  private static String writeFixed(Object value, int digits) throws CelEvaluationException {
    double number = castToDouble(value);
    BigDecimal rounded = exact(number).setScale(digits, RoundingMode.HALF_EVEN);
    return writeSpecial(number, String.format(Locale.US, "%,." + digits + "f", rounded));
  }

  /** As for people, with six digits always: Kubernetes takes the precision for a width here. */
  private static String writeScientific(Object value) throws CelEvaluationException {
    double number = castToDouble(value);
    String[] parts = String.format(Locale.US, "%.6e", exact(number)).split("e", 2);
    String raised =
        parts[1]
            .replace("+", "")
            .chars()
            .mapToObj(c -> c == '-' ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹".substring(c - '0', c - '0' + 1))
            .collect(Collectors.joining());
    return writeSpecial(number, parts[0] + "×10" + raised);
  }

  private static BigDecimal exact(double number) {
    return Double.isFinite(number) ? new BigDecimal(number) : BigDecimal.ZERO;
  }

  private static String writeSpecial(double number, String finite) {
    if (Double.isNaN(number)) {
      return "NaN";
    }
    return Double.isFinite(number) ? finite : number > 0 ? "∞" : "-∞";
  }

  static String write(Object value) throws CelEvaluationException {
    return switch (value) {
      case String text -> text;
      case Boolean truth -> truth.toString();
      case Long number -> number.toString();
      case UnsignedLong number -> number.toString();
      case Double number -> writeShortest(number);
      case CelByteString bytes -> new String(bytes.toByteArray(), StandardCharsets.UTF_8);
      case NullValue nothing -> "null";
      case TypeType type -> type.containingTypeName();
      case Duration duration -> writeSeconds(duration);
      case Instant instant -> instant.toString();
      case Collection<?> list -> writeList(list);
      case Map<?, ?> map -> writeMap(map);
      default -> throw new CelEvaluationException("no text for " + value);
    };
  }

  private static String writeList(Collection<?> list) throws CelEvaluationException {
    StringBuilder result = new StringBuilder("[");
    for (Object item : list) {
      result.append(result.length() > 1 ? ", " : "").append(writeLiteral(item));
    }
    return result.append(']').toString();
  }

  private static String writeMap(Map<?, ?> map) throws CelEvaluationException {
    StringBuilder result = new StringBuilder("{");
    for (Map.Entry<?, ?> entry :
        map.entrySet().stream()
            .sorted((a, b) -> a.getKey().toString().compareTo(b.getKey().toString()))
            .toList()) {
      result
          .append(result.length() > 1 ? ", " : "")
          .append(writeLiteral(entry.getKey()))
          .append(':')
          .append(writeLiteral(entry.getValue()));
    }
    return result.append('}').toString();
  }

  /** Inside lists and maps, values stand as CEL would write them. */
  private static String writeLiteral(Object value) throws CelEvaluationException {
    return switch (value) {
      case String text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
      case CelByteString bytes -> "b\"" + write(bytes) + '"';
      case Double number when Double.isFinite(number) ->
          exact(number).setScale(PRECISION, RoundingMode.HALF_EVEN).toPlainString();
      case Duration duration -> "duration(\"" + write(duration) + "\")";
      case Instant instant -> "timestamp(\"" + write(instant) + "\")";
      default -> write(value);
    };
  }

  private static String writeSeconds(Duration duration) {
    BigDecimal seconds =
        BigDecimal.valueOf(duration.getSeconds())
            .add(BigDecimal.valueOf(duration.getNano(), 9))
            .stripTrailingZeros();
    return seconds.toPlainString() + "s";
  }

  private static String writeShortest(double number) {
    if (!Double.isFinite(number)) {
      return writeSpecial(number, "").replace("∞", "Infinity");
    }
    BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    int exponent = exact.precision() - exact.scale() - 1;
    if (exponent >= -4 && exponent < PRECISION) {
      return exact.toPlainString();
    }
    BigDecimal mantissa = exact.scaleByPowerOfTen(-exponent);
    return "%se%s%02d"
        .formatted(mantissa.toPlainString(), exponent < 0 ? "-" : "+", Math.abs(exponent));
  }
}
