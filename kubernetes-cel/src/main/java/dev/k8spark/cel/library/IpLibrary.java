package dev.k8spark.cel.library;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;
import static dev.k8spark.cel.library.Overload.global;
import static dev.k8spark.cel.library.Overload.member;

import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import java.util.List;

/** {@code ip("10.0.0.1")} and what an address is. */
final class IpLibrary {

  private static final CelType IP = Opaque.IP.type();

  private IpLibrary() {}

  static List<Overload> overloads() {
    List<CelType> text = List.of(STRING);
    List<CelType> one = List.of(IP);
    return List.of(
        global("ip", "string_to_ip", IP, text, a -> parse(a[0])),
        global("isIP", "is_ip", BOOL, text, a -> IpAddress.parse((String) a[0]).isPresent()),
        global(
            "ip.isCanonical",
            "ip_is_canonical",
            BOOL,
            text,
            a -> parse(a[0]).toString().equals(a[0])),
        global("string", "ip_to_string", STRING, one, a -> of(a[0]).toString()),
        member("family", "ip_family", INT, one, a -> of(a[0]).isV4() ? 4L : 6L),
        member("isUnspecified", "ip_is_unspecified", BOOL, one, a -> of(a[0]).isUnspecified()),
        member("isLoopback", "ip_is_loopback", BOOL, one, a -> of(a[0]).isLoopback()),
        member(
            "isLinkLocalMulticast",
            "ip_is_link_local_multicast",
            BOOL,
            one,
            a -> of(a[0]).isLinkLocalMulticast()),
        member(
            "isLinkLocalUnicast",
            "ip_is_link_local_unicast",
            BOOL,
            one,
            a -> of(a[0]).isLinkLocalUnicast()),
        member(
            "isGlobalUnicast", "ip_is_global_unicast", BOOL, one, a -> of(a[0]).isGlobalUnicast()));
  }

  private static IpAddress of(Object value) {
    return (IpAddress) value;
  }

  static IpAddress parse(Object text) throws CelEvaluationException {
    return IpAddress.parse((String) text)
        .orElseThrow(() -> new CelEvaluationException("`%s` is no IP address".formatted(text)));
  }
}
