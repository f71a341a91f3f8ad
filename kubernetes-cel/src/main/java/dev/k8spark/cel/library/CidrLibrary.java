package dev.k8spark.cel.library;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;
import static dev.k8spark.cel.library.FunctionOverload.declareGlobal;
import static dev.k8spark.cel.library.FunctionOverload.declareMember;

import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import java.util.List;
import java.util.stream.Stream;

/** {@code cidr("10.0.0.0/8")} and what a network contains. */
final class CidrLibrary {

  private static final CelType CIDR = KubernetesOpaqueType.CIDR.type();
  private static final CelType IP = KubernetesOpaqueType.IP.type();

  private CidrLibrary() {}

  static List<FunctionOverload> listOverloads() {
    return Stream.of(listConversions(), listContainments(), listParts())
        .flatMap(List::stream)
        .toList();
  }

  private static List<FunctionOverload> listConversions() {
    List<CelType> text = List.of(STRING);
    return List.of(
        declareGlobal("cidr", "string_to_cidr", CIDR, text, a -> parse(a[0])),
        declareGlobal(
            "isCIDR", "is_cidr", BOOL, text, a -> CidrBlock.parse((String) a[0]).isPresent()),
        declareGlobal(
            "string", "cidr_to_string", STRING, List.of(CIDR), a -> cast(a[0]).toString()));
  }

  private static List<FunctionOverload> listContainments() {
    List<CelType> withText = List.of(CIDR, STRING);
    return List.of(
        declareMember(
            "containsIP",
            "cidr_contains_ip_string",
            BOOL,
            withText,
            a -> cast(a[0]).contains(IpLibrary.parse(a[1]))),
        declareMember(
            "containsIP",
            "cidr_contains_ip_ip",
            BOOL,
            List.of(CIDR, IP),
            a -> cast(a[0]).contains((IpAddress) a[1])),
        declareMember(
            "containsCIDR",
            "cidr_contains_cidr_string",
            BOOL,
            withText,
            a -> cast(a[0]).contains(parse(a[1]))),
        declareMember(
            "containsCIDR",
            "cidr_contains_cidr",
            BOOL,
            List.of(CIDR, CIDR),
            a -> cast(a[0]).contains(cast(a[1]))));
  }

  private static List<FunctionOverload> listParts() {
    List<CelType> unary = List.of(CIDR);
    return List.of(
        declareMember("ip", "cidr_ip", IP, unary, a -> cast(a[0]).address()),
        declareMember(
            "prefixLength",
            "cidr_prefix_length",
            INT,
            unary,
            a -> (long) cast(a[0]).prefixLength()),
        declareMember("masked", "cidr_masked", CIDR, unary, a -> cast(a[0]).mask()));
  }

  private static CidrBlock cast(Object value) {
    return (CidrBlock) value;
  }

  private static CidrBlock parse(Object text) throws CelEvaluationException {
    return CidrBlock.parse((String) text)
        .orElseThrow(() -> new CelEvaluationException("`%s` is no CIDR".formatted(text)));
  }
}
