package dev.k8spark.cel.library;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.STRING;
import static dev.k8spark.cel.library.Overload.global;
import static dev.k8spark.cel.library.Overload.member;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.runtime.CelEvaluationException;
import java.util.List;

/** {@code url("https://…")} and its parts. */
final class UrlLibrary {

  private static final CelType URL = Opaque.URL.type();

  private UrlLibrary() {}

  static List<Overload> overloads() {
    List<CelType> text = List.of(STRING);
    List<CelType> one = List.of(URL);
    CelType query = MapType.create(STRING, ListType.create(STRING));
    return List.of(
        global("url", "string_to_url", URL, text, a -> parse(a[0])),
        global("isURL", "is_url_string", BOOL, text, a -> UrlValue.isRequest((String) a[0])),
        member("getScheme", "url_get_scheme", STRING, one, a -> of(a[0]).scheme()),
        member("getHost", "url_get_host", STRING, one, a -> of(a[0]).host()),
        member("getHostname", "url_get_hostname", STRING, one, a -> of(a[0]).hostname()),
        member("getPort", "url_get_port", STRING, one, a -> of(a[0]).port()),
        member("getEscapedPath", "url_get_escaped_path", STRING, one, a -> of(a[0]).escapedPath()),
        member("getQuery", "url_get_query", query, one, a -> of(a[0]).query()));
  }

  private static UrlValue of(Object value) {
    return (UrlValue) value;
  }

  private static UrlValue parse(Object text) throws CelEvaluationException {
    return UrlValue.parse((String) text)
        .orElseThrow(() -> new CelEvaluationException("`%s` is no URL".formatted(text)));
  }
}
