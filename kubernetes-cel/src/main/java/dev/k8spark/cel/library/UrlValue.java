package dev.k8spark.cel.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A URL as Kubernetes takes it apart: absolute, or an absolute path.
 *
 * @param host with its port, IPv6 addresses in brackets
 * @param rawPath as written
 * @param rawQuery what stands behind the question mark
 */
record UrlValue(String scheme, String host, String rawPath, String rawQuery, String text) {

  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)");
  private static final Pattern USER = Pattern.compile("[A-Za-z0-9\\-._:~!$&'()*+,;=%@]*");
  private static final Pattern BRACKETS = Pattern.compile("\\[([^\\]\\[]*)\\](?::[0-9]*)?");
  private static final Pattern NAME =
      Pattern.compile(
          "(?:[A-Za-z0-9\\-_.~!$&'()*+,;=<>\"\\x{80}-\\x{10FFFF}]|%25|%[89A-Fa-f]"
              + "[0-9A-Fa-f])*(?::[0-9]*)?");
  private static final Pattern PORT = Pattern.compile("(.*?)(?::([0-9]*))?");

  /** The URL, unless Kubernetes would refuse the text. */
  static Optional<UrlValue> parse(String text) {
    if (!isRequest(text)) {
      return Optional.empty();
    }
    int fragment = text.indexOf('#');
    if (fragment < 0) {
      return read(text, false, text);
    }
    return PercentCoding.decode(text.substring(fragment + 1), false)
        .flatMap(_ -> read(text.substring(0, fragment), false, text));
  }

  /** Whether it is a URL, a fragment taken for part of the rest. */
  static boolean isRequest(String text) {
    return !text.isEmpty() && read(text, true, text).isPresent();
  }

  private static Optional<UrlValue> read(String url, boolean request, String text) {
    if (url.chars().anyMatch(c -> c < ' ' || c == 0x7f) || url.startsWith(":")) {
      return Optional.empty();
    }
    if (url.equals("*")) {
      return Optional.of(new UrlValue("", "", "*", "", text));
    }
    Matcher scheme = SCHEME.matcher(url);
    boolean named = scheme.matches();
    String rest = named ? scheme.group(2) : url;
    String name = named ? scheme.group(1).toLowerCase(Locale.ROOT) : "";
    int question = rest.indexOf('?');
    String query = question < 0 ? "" : rest.substring(question + 1);
    String path = question < 0 ? rest : rest.substring(0, question);
    if (!path.startsWith("/")) {
      return named ? Optional.of(new UrlValue(name, "", "", query, text)) : Optional.empty();
    }
    boolean authority = path.startsWith("//") && (named || (!request && !path.startsWith("///")));
    return authority
        ? readAuthority(name, path.substring(2), query, text)
        : checkPath(new UrlValue(name, "", path, query, text));
  }

  private static Optional<UrlValue> readAuthority(
      String scheme, String rest, String query, String text) {
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    String path = slash < 0 ? "" : rest.substring(slash);
    int at = authority.lastIndexOf('@');
    String user = at < 0 ? "" : authority.substring(0, at);
    String host = authority.substring(at + 1);
    return USER.matcher(user).matches()
            && PercentCoding.decode(user, false).isPresent()
            && isHost(host)
        ? checkPath(new UrlValue(scheme, host, path, query, text))
        : Optional.empty();
  }

  private static boolean isHost(String host) {
    Matcher brackets = BRACKETS.matcher(host);
    return brackets.matches()
        ? IpAddress.parse(brackets.group(1)).filter(ip -> !ip.isV4()).isPresent()
        : NAME.matcher(host).matches();
  }

  private static Optional<UrlValue> checkPath(UrlValue url) {
    return PercentCoding.decode(url.rawPath, false).map(_ -> url);
  }

  String hostname() {
    Matcher brackets = BRACKETS.matcher(host);
    if (brackets.matches()) {
      return brackets.group(1);
    }
    Matcher parts = PORT.matcher(host);
    return parts.matches() ? parts.group(1) : host;
  }

  String port() {
    Matcher parts = PORT.matcher(host.substring(host.lastIndexOf(']') + 1));
    return parts.matches() && parts.group(2) != null ? parts.group(2) : "";
  }

  String escapedPath() {
    return PercentCoding.encodePath(rawPath);
  }

  /** Every key with all its values, unescaped; what cannot be read is left out. */
  Map<String, List<String>> query() {
    Map<String, List<String>> result = new LinkedHashMap<>();
    for (String pair : rawQuery.split("&", -1)) {
      if (pair.isEmpty() || pair.contains(";")) {
        continue;
      }
      String[] sides = pair.split("=", 2);
      Optional<String> key = PercentCoding.decode(sides[0], true);
      Optional<String> value =
          sides.length < 2 ? Optional.of("") : PercentCoding.decode(sides[1], true);
      if (key.isPresent() && value.isPresent()) {
        result.computeIfAbsent(key.get(), k -> new ArrayList<>()).add(value.get());
      }
    }
    return result;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof UrlValue url && text.equals(url.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
