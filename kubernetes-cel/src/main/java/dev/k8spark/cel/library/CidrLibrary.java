package dev.k8spark.cel.library;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;
import static dev.k8spark.cel.library.Overload.global;
import static dev.k8spark.cel.library.Overload.member;

import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import java.util.List;

/** {@code cidr("10.0.0.0/8")} and what a network contains. */
final class CidrLibrary {

  private static final CelType CIDR = Opaque.CIDR.type();
  private static final CelType IP = Opaque.IP.type();

  private CidrLibrary() {}

  static List<Overload> overloads() {
    List<CelType> text = List.of(STRING);
    List<CelType> one = List.of(CIDR);
    List<CelType> withText = List.of(CIDR, STRING);
    return List.of(
        global("cidr", "string_to_cidr", CIDR, text, a -> parse(a[0])),
        global("isCIDR", "is_cidr", BOOL, text, a -> Cidr.parse((String) a[0]).isPresent()),
        global("string", "cidr_to_string", STRING, one, a -> of(a[0]).toString()),
        member(
            "containsIP",
            "cidr_contains_ip_string",
            BOOL,
            withText,
            a -> of(a[0]).contains(IpLibrary.parse(a[1]))),
        member(
            "containsIP",
            "cidr_contains_ip_ip",
            BOOL,
            List.of(CIDR, IP),
            a -> of(a[0]).contains((IpAddress) a[1])),
        member(
            "containsCIDR",
            "cidr_contains_cidr_string",
            BOOL,
            withText,
            a -> of(a[0]).contains(parse(a[1]))),
        member(
            "containsCIDR",
            "cidr_contains_cidr",
            BOOL,
            List.of(CIDR, CIDR),
            a -> of(a[0]).contains(of(a[1]))),
        member("ip", "cidr_ip", IP, one, a -> of(a[0]).address()),
        member("prefixLength", "cidr_prefix_length", INT, one, a -> (long) of(a[0]).prefixLength()),
        member("masked", "cidr_masked", CIDR, one, a -> of(a[0]).masked()));
  }

  private static Cidr of(Object value) {
    return (Cidr) value;
  }

  private static Cidr parse(Object text) throws CelEvaluationException {
    return Cidr.parse((String) text)
        .orElseThrow(() -> new CelEvaluationException("`%s` is no CIDR".formatted(text)));
  }
}
