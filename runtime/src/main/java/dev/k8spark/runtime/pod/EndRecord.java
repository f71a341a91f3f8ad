package dev.k8spark.runtime.pod;

import dev.k8spark.runtime.contract.ContainerPaths;
import dev.k8spark.runtime.contract.PodContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The one line of JSON that a role leaves behind, in its log and as its pod's termination message.
 * It has no exit code and no name where the number is unknown.
 *
 * @param times when what happened, in the order of the names
 */
public record EndRecord(String role, ExitOutcome outcome, SortedMap<DriverMoment, Instant> times) {
  /** Kubernetes cuts a container's message at this length; half a line of JSON would be useless. */
  static final int MAX_BYTES = 4096;

  /** Prints the record and leaves it for the kubelet; a place that cannot be written is skipped. */
  public void publish() {
    String line = json();
    System.out.println(line);
    System.out.flush();
    try {
      Files.writeString(
          ContainerPaths.ofProcess().locate(PodContract.TERMINATION_LOG),
          line,
          StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException e) {
      System.err.println("k8spark: " + PodContract.TERMINATION_LOG + " cannot be written: " + e);
    }
  }

  String json() {
    String cause = outcome.cause();
    String line = json(cause);
    while (bytes(line) > MAX_BYTES) {
      int excess = Math.max(1, (bytes(line) - MAX_BYTES) / 6);
      cause = cause.substring(0, Math.max(0, cause.length() - excess - 1)) + "…";
      line = json(cause);
    }
    return line;
  }

  private String json(String cause) {
    List<String> fields = new ArrayList<>();
    fields.add(field("event", quote("k8spark: end")));
    fields.add(field("role", quote(role)));
    if (outcome instanceof ExitStatus ending) {
      fields.add(field("exitCode", Integer.toString(ending.number())));
      fields.add(field("name", quote(ending.name().name())));
    }
    fields.add(field("cause", quote(cause)));
    fields.add(field("times", object(times)));
    return "{" + String.join(",", fields) + "}";
  }

  private static String object(Map<DriverMoment, Instant> times) {
    List<String> fields = new ArrayList<>();
    times.forEach((moment, time) -> fields.add(field(moment.key(), quote(time.toString()))));
    return "{" + String.join(",", fields) + "}";
  }

  private static String field(String name, String value) {
    return quote(name) + ":" + value;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(character -> append(quoted, character));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int character) {
    if (character == '"' || character == '\\') {
      quoted.append('\\').appendCodePoint(character);
    } else if (character == '\n') {
      quoted.append("\\n");
    } else if (character < ' ' || (character >= 0xD800 && character <= 0xDFFF)) {
      quoted.append("\\u%04x".formatted(character));
    } else {
      quoted.appendCodePoint(character);
    }
  }
}
