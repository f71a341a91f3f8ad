package dev.k8spark.cel.library;

import static dev.cel.common.types.SimpleType.DOUBLE;
import static dev.cel.common.types.SimpleType.DYN;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;
import static dev.k8spark.cel.library.FunctionOverload.declareGlobal;
import static dev.k8spark.cel.library.FunctionOverload.declareMember;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.runtime.CelEvaluationException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The string functions whose results CEL's own library does not bound, or which share their name
 * with a function of lists; and {@code format}, which it lacks.
 */
final class StringsLibrary {

  private StringsLibrary() {}

  static List<FunctionOverload> listOverloads() {
    return Stream.of(listSearches(), listReplacements(), listJoins())
        .flatMap(List::stream)
        .toList();
  }

  private static List<FunctionOverload> listSearches() {
    List<CelType> binary = List.of(STRING, STRING);
    List<CelType> offset = List.of(STRING, STRING, INT);
    return List.of(
        declareMember(
            "indexOf", "string_index_of_string", INT, binary, a -> indexOf(a[0], a[1], 0)),
        declareMember(
            "indexOf", "string_index_of_string_int", INT, offset, a -> indexOf(a[0], a[1], a[2])),
        declareMember(
            "lastIndexOf",
            "string_last_index_of_string",
            INT,
            binary,
            a -> lastIndexOf(a[0], a[1])),
        declareMember(
            "lastIndexOf",
            "string_last_index_of_string_int",
            INT,
            offset,
            a -> lastIndexOf(a[0], a[1], (Long) a[2])));
  }

  private static List<FunctionOverload> listReplacements() {
    List<CelType> replace = List.of(STRING, STRING, STRING);
    List<CelType> limited = List.of(STRING, STRING, STRING, INT);
    return List.of(
        declareMember(
            "replace",
            "string_replace_string_string",
            STRING,
            replace,
            a -> replace(a[0], a[1], a[2], -1)),
        declareMember(
            "replace",
            "string_replace_string_string_int",
            STRING,
            limited,
            a -> replace(a[0], a[1], a[2], (Long) a[3])));
  }

  private static List<FunctionOverload> listJoins() {
    CelType strings = ListType.create(STRING);
    return List.of(
        declareMember("join", "list_join", STRING, List.of(strings), a -> join(a[0], "")),
        declareMember(
            "join", "list_join_string", STRING, List.of(strings, STRING), a -> join(a[0], a[1])));
  }

  /** Two, since what has one overload only cannot be joined with CEL's own. */
  static List<FunctionOverload> listConversions() {
    return List.of(
        declareGlobal(
            "string", "double_to_string", STRING, List.of(DOUBLE), a -> FormatString.write(a[0])),
        declareGlobal("string", "string_to_string", STRING, List.of(STRING), a -> a[0]));
  }

  static List<FunctionOverload> listFormat() {
    return List.of(
        declareMember(
            "format",
            "string_format",
            STRING,
            List.of(STRING, ListType.create(DYN)),
            a -> FormatString.format((String) a[0], List.copyOf((Collection<?>) a[1]))));
  }

  private static int[] codePoints(Object text) {
    return ((String) text).codePoints().toArray();
  }

  private static long indexOf(Object text, Object part, Object offset)
      throws CelEvaluationException {
    long from = ((Number) offset).longValue();
    int[] in = codePoints(text);
    int[] of = codePoints(part);
    if (of.length == 0) {
      return from;
    }
    if (from < 0) {
      throw new CelEvaluationException("index out of range: " + from);
    }
    for (long i = from; i <= in.length - of.length; i++) {
      if (standsAt(in, of, (int) i)) {
        return i;
      }
    }
    return -1;
  }

  private static long lastIndexOf(Object text, Object part) throws CelEvaluationException {
    int[] in = codePoints(text);
    int[] of = codePoints(part);
    if (of.length == 0) {
      return in.length;
    }
    return in.length < of.length ? -1 : lastIndexOf(text, part, in.length - 1L);
  }

  private static long lastIndexOf(Object text, Object part, long offset)
      throws CelEvaluationException {
    int[] in = codePoints(text);
    int[] of = codePoints(part);
    if (of.length == 0) {
      return offset;
    }
    if (offset < 0) {
      throw new CelEvaluationException("index out of range: " + offset);
    }
    if (offset >= in.length) {
      return -1;
    }
    for (int i = (int) Math.min(offset, in.length - of.length); i >= 0; i--) {
      if (standsAt(in, of, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean standsAt(int[] in, int[] of, int i) {
    return Arrays.equals(in, i, i + of.length, of, 0, of.length);
  }

  private static String replace(Object text, Object from, Object to, long limit) {
    String rest = (String) text;
    String old = (String) from;
    String replacement = (String) to;
    StringBuilder result = new StringBuilder();
    int at = 0;
    for (long done = 0; limit < 0 || done < limit; done++) {
      int next = old.isEmpty() ? nextPoint(rest, at, done) : rest.indexOf(old, at);
      if (next < 0) {
        break;
      }
      result.append(rest, at, next).append(replacement);
      at = next + old.length();
      CostLimitExceeded.check(result.length());
    }
    return result.append(rest.substring(at)).toString();
  }

  /** An empty string stands before the first character, and behind every one. */
  private static int nextPoint(String text, int at, long done) {
    if (done == 0) {
      return 0;
    }
    return at < text.length() ? text.offsetByCodePoints(at, 1) : -1;
  }

  private static String join(Object list, Object separator) throws CelEvaluationException {
    StringBuilder result = new StringBuilder();
    boolean first = true;
    for (Object item : (Collection<?>) list) {
      if (!(item instanceof String text)) {
        throw new CelEvaluationException("no such overload: join of what is not a string");
      }
      result.append(first ? "" : (String) separator).append(text);
      CostLimitExceeded.check(result.length());
      first = false;
    }
    return result.toString();
  }
}
