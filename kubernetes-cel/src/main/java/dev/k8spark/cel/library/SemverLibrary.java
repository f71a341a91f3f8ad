package dev.k8spark.cel.library;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;
import static dev.k8spark.cel.library.Overload.global;
import static dev.k8spark.cel.library.Overload.member;

import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import java.util.List;
import java.util.Optional;

/** {@code semver("1.2.3")} and its comparisons. */
final class SemverLibrary {

  private static final CelType SEMVER = Opaque.SEMVER.type();

  private SemverLibrary() {}

  static List<Overload> overloads() {
    List<CelType> text = List.of(STRING);
    List<CelType> tolerant = List.of(STRING, BOOL);
    List<CelType> one = List.of(SEMVER);
    List<CelType> two = List.of(SEMVER, SEMVER);
    return List.of(
        global("semver", "string_to_semver", SEMVER, text, a -> parse(a[0], false)),
        global("semver", "string_bool_to_semver", SEMVER, tolerant, a -> parse(a[0], a[1])),
        global("isSemver", "is_semver_string", BOOL, text, a -> read(a[0], false).isPresent()),
        global(
            "isSemver", "is_semver_string_bool", BOOL, tolerant, a -> read(a[0], a[1]).isPresent()),
        member("major", "semver_major", INT, one, a -> of(a[0]).major()),
        member("minor", "semver_minor", INT, one, a -> of(a[0]).minor()),
        member("patch", "semver_patch", INT, one, a -> of(a[0]).patch()),
        member("isGreaterThan", "semver_is_greater_than", BOOL, two, a -> compare(a) > 0),
        member("isLessThan", "semver_is_less_than", BOOL, two, a -> compare(a) < 0),
        member("compareTo", "semver_compare_to", INT, two, a -> (long) compare(a)));
  }

  private static Semver of(Object value) {
    return (Semver) value;
  }

  private static int compare(Object[] arguments) {
    return of(arguments[0]).compareTo(of(arguments[1]));
  }

  private static Optional<Semver> read(Object text, Object normalize) {
    return (Boolean) normalize ? Semver.normalized((String) text) : Semver.parse((String) text);
  }

  private static Semver parse(Object text, Object normalize) throws CelEvaluationException {
    return read(text, normalize)
        .orElseThrow(
            () -> new CelEvaluationException("`%s` is no semantic version".formatted(text)));
  }
}
