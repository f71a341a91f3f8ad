package dev.k8spark.cel.library;

import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;
import static dev.k8spark.cel.library.FunctionOverload.declareMember;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.runtime.CelEvaluationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code find} and {@code findAll}, in RE2's syntax. */
public final class RegexLibrary {

  private RegexLibrary() {}

  static List<FunctionOverload> listOverloads() {
    CelType strings = ListType.create(STRING);
    List<CelType> binary = List.of(STRING, STRING);
    List<CelType> limited = List.of(STRING, STRING, INT);
    return List.of(
        declareMember("find", "string_find_string", STRING, binary, a -> find(a[0], a[1])),
        declareMember(
            "findAll", "string_find_all_string", strings, binary, a -> findAll(a[0], a[1], -1)),
        declareMember(
            "findAll",
            "string_find_all_string_int",
            strings,
            limited,
            a -> findAll(a[0], a[1], (Long) a[2])));
  }

  /** Why a pattern is none. */
  public static Optional<String> validate(String regex) {
    try {
      Pattern.compile(regex);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of("illegal regex: " + e.getMessage());
    }
  }

  private static String find(Object text, Object regex) throws CelEvaluationException {
    Matcher matcher = compile(regex).matcher((String) text);
    return matcher.find() ? matcher.group() : "";
  }

  /** As Go does: an empty match right behind another match does not count. */
  private static List<String> findAll(Object text, Object regex, long limit)
      throws CelEvaluationException {
    Matcher matcher = compile(regex).matcher((String) text);
    List<String> matches = new ArrayList<>();
    int end = -1;
    while ((limit < 0 || matches.size() < limit) && matcher.find()) {
      if (matcher.end() > matcher.start() || matcher.start() != end) {
        matches.add(matcher.group());
      }
      end = matcher.end();
    }
    return List.copyOf(matches);
  }

  private static Pattern compile(Object regex) throws CelEvaluationException {
    try {
      return Pattern.compile((String) regex);
    } catch (PatternSyntaxException e) {
      throw new CelEvaluationException("illegal regex: " + e.getMessage(), e);
    }
  }
}
