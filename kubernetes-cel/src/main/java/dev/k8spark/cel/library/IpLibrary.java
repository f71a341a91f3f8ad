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

/** {@code ip("10.0.0.1")} and what an address is. */
final class IpLibrary {

  private static final CelType IP = KubernetesOpaqueType.IP.type();

  private IpLibrary() {}

  static List<FunctionOverload> listOverloads() {
    return Stream.concat(listConversions().stream(), listProperties().stream()).toList();
  }

  private static List<FunctionOverload> listConversions() {
    List<CelType> text = List.of(STRING);
    return List.of(
        declareGlobal("ip", "string_to_ip", IP, text, a -> parse(a[0])),
        declareGlobal("isIP", "is_ip", BOOL, text, a -> IpAddress.parse((String) a[0]).isPresent()),
        declareGlobal(
            "ip.isCanonical",
            "ip_is_canonical",
            BOOL,
            text,
            a -> parse(a[0]).toString().equals(a[0])),
        declareGlobal("string", "ip_to_string", STRING, List.of(IP), a -> cast(a[0]).toString()));
  }

  private static List<FunctionOverload> listProperties() {
    List<CelType> unary = List.of(IP);
    return List.of(
        declareMember("family", "ip_family", INT, unary, a -> cast(a[0]).isV4() ? 4L : 6L),
        declareMember(
            "isUnspecified", "ip_is_unspecified", BOOL, unary, a -> cast(a[0]).isUnspecified()),
        declareMember("isLoopback", "ip_is_loopback", BOOL, unary, a -> cast(a[0]).isLoopback()),
        declareMember(
            "isLinkLocalMulticast",
            "ip_is_link_local_multicast",
            BOOL,
            unary,
            a -> cast(a[0]).isLinkLocalMulticast()),
        declareMember(
            "isLinkLocalUnicast",
            "ip_is_link_local_unicast",
            BOOL,
            unary,
            a -> cast(a[0]).isLinkLocalUnicast()),
        declareMember(
            "isGlobalUnicast",
            "ip_is_global_unicast",
            BOOL,
            unary,
            a -> cast(a[0]).isGlobalUnicast()));
  }

  private static IpAddress cast(Object value) {
    return (IpAddress) value;
  }

  static IpAddress parse(Object text) throws CelEvaluationException {
    return IpAddress.parse((String) text)
        .orElseThrow(() -> new CelEvaluationException("`%s` is no IP address".formatted(text)));
  }
}
