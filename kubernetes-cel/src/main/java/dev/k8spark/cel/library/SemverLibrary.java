package dev.k8spark.cel.library;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;
import static dev.k8spark.cel.library.FunctionOverload.declareGlobal;
import static dev.k8spark.cel.library.FunctionOverload.declareMember;

import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import java.util.List;
import java.util.Optional;

/** {@code semver("1.2.3")} and its comparisons. */
final class SemverLibrary {

  private static final CelType SEMVER = KubernetesOpaqueType.SEMVER.type();

  private SemverLibrary() {}

  static List<FunctionOverload> listOverloads() {
    List<CelType> text = List.of(STRING);
    List<CelType> tolerant = List.of(STRING, BOOL);
    List<CelType> unary = List.of(SEMVER);
    List<CelType> binary = List.of(SEMVER, SEMVER);
    return List.of(
        declareGlobal("semver", "string_to_semver", SEMVER, text, a -> parse(a[0], false)),
        declareGlobal("semver", "string_bool_to_semver", SEMVER, tolerant, a -> parse(a[0], a[1])),
        declareGlobal(
            "isSemver", "is_semver_string", BOOL, text, a -> read(a[0], false).isPresent()),
        declareGlobal(
            "isSemver", "is_semver_string_bool", BOOL, tolerant, a -> read(a[0], a[1]).isPresent()),
        declareMember("major", "semver_major", INT, unary, a -> cast(a[0]).major()),
        declareMember("minor", "semver_minor", INT, unary, a -> cast(a[0]).minor()),
        declareMember("patch", "semver_patch", INT, unary, a -> cast(a[0]).patch()),
        declareMember("isGreaterThan", "semver_is_greater_than", BOOL, binary, a -> compare(a) > 0),
        declareMember("isLessThan", "semver_is_less_than", BOOL, binary, a -> compare(a) < 0),
        declareMember("compareTo", "semver_compare_to", INT, binary, a -> (long) compare(a)));
  }

  private static SemanticVersion cast(Object value) {
    return (SemanticVersion) value;
  }

  private static int compare(Object[] arguments) {
    return cast(arguments[0]).compareTo(cast(arguments[1]));
  }

  private static Optional<SemanticVersion> read(Object text, Object normalize) {
    return (Boolean) normalize
        ? SemanticVersion.normalize((String) text)
        : SemanticVersion.parse((String) text);
  }

  private static SemanticVersion parse(Object text, Object normalize)
      throws CelEvaluationException {
    return read(text, normalize)
        .orElseThrow(
            () -> new CelEvaluationException("`%s` is no semantic version".formatted(text)));
  }
}
