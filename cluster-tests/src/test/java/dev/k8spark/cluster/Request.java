package dev.k8spark.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What somebody asked the API server, as its audit log has it. */
record Request(String verb, String resource, int answer) {
  private static final int FORBIDDEN = 403;

  /** All requests of a service account; none where nobody keeps a log. */
  static List<Request> of(String namespace, String account) {
    return Setting.K8SPARK_AUDIT_LOG
        .value()
        .map(log -> read(log, namespace, account))
        .orElse(List.of());
  }

  private static List<Request> read(String log, String namespace, String account) {
    String user = "system:serviceaccount:" + namespace + ":" + account;
    try (Stream<String> lines = Files.lines(Path.of(log))) {
      return lines
          .filter(line -> line.contains("\"username\":\"" + user + "\""))
          .map(Kubectl.JSON::readTree)
          .map(Request::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Request of(JsonNode event) {
    JsonNode object = event.path("objectRef");
    String subresource = object.path("subresource").asString("");
    String resource = object.path("resource").asString(event.path("requestURI").asString());
    return new Request(
        event.path("verb").asString(),
        subresource.isEmpty() ? resource : resource + "/" + subresource,
        event.path("responseStatus").path("code").asInt());
  }

  boolean isRefused() {
    return answer == FORBIDDEN;
  }

  /** The right that it needs, as {@code verb resource}. */
  String right() {
    return verb + " " + resource;
  }
}
