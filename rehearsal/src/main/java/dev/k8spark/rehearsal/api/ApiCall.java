package dev.k8spark.rehearsal.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for, in the words of Kubernetes' roles.
 *
 * @param group the API group; empty for the core
 * @param resource with its subresource, if it names one: {@code pods/status}
 * @param namespace empty for what has none
 * @param name empty for a collection
 */
public record ApiCall(String verb, String group, String resource, String namespace, String name) {
  private static final Pattern PATH =
      Pattern.compile(
          "/(?:api/v1|apis/(?<group>[^/]+)/[^/]+)(?:/namespaces/(?<namespace>[^/]+))?"
              + "(?:/(?<resource>[^/]+))?(?:/(?<name>[^/]+))?(?:/(?<sub>.+))?");

  /**
   * Reads a request line's method and path.
   *
   * @param path with its query
   */
  static ApiCall of(String method, String path) {
    String[] parts = path.split("\\?", 2);
    String query = parts.length == 2 ? parts[1] : "";
    Matcher match = PATH.matcher(parts[0]);
    if (!match.matches()) {
      return new ApiCall(method.toLowerCase(Locale.ROOT), "", parts[0], "", "");
    }
    String resource = or(match.group("resource"));
    String sub = or(match.group("sub"));
    return new ApiCall(
        verb(method, or(match.group("name")), query),
        or(match.group("group")),
        sub.isEmpty() ? resource : resource + "/" + sub,
        or(match.group("namespace")),
        or(match.group("name")));
  }

  /** Source: Kubernetes, "Authorization: determine the request verb". */
  private static String verb(String method, String name, String query) {
    return switch (method) {
      case "POST" -> "create";
      case "PUT" -> "update";
      case "PATCH" -> "patch";
      case "DELETE" -> name.isEmpty() ? "deletecollection" : "delete";
      default -> isWatch(query) ? "watch" : name.isEmpty() ? "list" : "get";
    };
  }

  private static boolean isWatch(String query) {
    List<String> parameters = Arrays.asList(query.split("&"));
    return parameters.contains("watch=true") || parameters.contains("watch=1");
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** As {@code verb resource}, with a group that is not the core's. */
  public String right() {
    return verb + " " + qualifiedResource();
  }

  /** Returns a resource as kubectl names it: {@code pods}, or {@code pods.metrics.k8s.io}. */
  public String qualifiedResource() {
    return qualify(resource, group);
  }

  static String qualify(String resource, String group) {
    return group.isEmpty() ? resource : resource + "." + group;
  }
}
