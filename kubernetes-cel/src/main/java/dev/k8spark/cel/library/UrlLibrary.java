package dev.k8spark.cel.library;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.STRING;
import static dev.k8spark.cel.library.FunctionOverload.declareGlobal;
import static dev.k8spark.cel.library.FunctionOverload.declareMember;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.runtime.CelEvaluationException;
import java.util.List;

/** {@code url("https://…")} and its parts. */
final class UrlLibrary {

  private static final CelType URL = KubernetesOpaqueType.URL.type();

  private UrlLibrary() {}

  static List<FunctionOverload> listOverloads() {
    List<CelType> text = List.of(STRING);
    List<CelType> unary = List.of(URL);
    CelType query = MapType.create(STRING, ListType.create(STRING));
    return List.of(
        declareGlobal("url", "string_to_url", URL, text, a -> parse(a[0])),
        declareGlobal("isURL", "is_url_string", BOOL, text, a -> UrlValue.isRequest((String) a[0])),
        declareMember("getScheme", "url_get_scheme", STRING, unary, a -> cast(a[0]).scheme()),
        declareMember("getHost", "url_get_host", STRING, unary, a -> cast(a[0]).host()),
        declareMember("getHostname", "url_get_hostname", STRING, unary, a -> cast(a[0]).hostname()),
        declareMember("getPort", "url_get_port", STRING, unary, a -> cast(a[0]).port()),
        declareMember(
            "getEscapedPath", "url_get_escaped_path", STRING, unary, a -> cast(a[0]).escapedPath()),
        declareMember("getQuery", "url_get_query", query, unary, a -> cast(a[0]).query()));
  }

  private static UrlValue cast(Object value) {
    return (UrlValue) value;
  }

  private static UrlValue parse(Object text) throws CelEvaluationException {
    return UrlValue.parse((String) text)
        .orElseThrow(() -> new CelEvaluationException("`%s` is no URL".formatted(text)));
  }
}
