package dev.k8spark.rehearsal.report;

import dev.k8spark.runtime.pod.DriverMoment;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a driver's termination message tells: the end record of the runtime, or any other text,
 * which is then the cause and has no times.
 */
record EndMessage(String cause, SortedMap<DriverMoment, Instant> times) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String EVENT = "k8spark: end";

  EndMessage {
    times = Collections.unmodifiableSortedMap(new TreeMap<>(times));
  }

  static EndMessage of(String message) {
    return record(message).orElseGet(() -> new EndMessage(message.strip(), new TreeMap<>()));
  }

  private static Optional<EndMessage> record(String message) {
    try {
      JsonNode tree = JSON.readTree(message);
      return tree.path("event").asString("").equals(EVENT)
          ? Optional.of(new EndMessage(tree.path("cause").asString(""), times(tree.path("times"))))
          : Optional.empty();
    } catch (JacksonException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static SortedMap<DriverMoment, Instant> times(JsonNode node) {
    SortedMap<DriverMoment, Instant> times = new TreeMap<>();
    for (DriverMoment moment : DriverMoment.values()) {
      String time = node.path(moment.key()).asString("");
      if (!time.isEmpty()) {
        times.put(moment, Instant.parse(time));
      }
    }
    return times;
  }
}
