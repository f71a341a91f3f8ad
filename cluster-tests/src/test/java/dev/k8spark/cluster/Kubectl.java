package dev.k8spark.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/**
 * kubectl in one namespace, as the user of one kubeconfig.
 *
 * @param environment what differs from the tests' own environment
 */
record Kubectl(String namespace, Map<String, String> environment) {
  static final JsonMapper JSON = JsonMapper.shared();

  /** Long enough for a job that writes to a store, on a busy node of two cores. */
  private static final Duration LIMIT = Duration.ofMinutes(6);

  /** As the user that KUBECONFIG names. */
  static Kubectl in(String namespace) {
    return new Kubectl(namespace, Map.of());
  }

  /** Runs it, however it ends. */
  Command tried(String input, String... arguments) {
    return Command.run(environment, input, words(arguments));
  }

  String run(String... arguments) {
    return tried("", arguments).orFail();
  }

  String apply(String manifests) {
    return tried(manifests, "apply", "-f", "-").orFail();
  }

  JsonNode get(String... what) {
    List<String> arguments = new ArrayList<>(List.of("get", "-o", "json"));
    arguments.addAll(List.of(what));
    return JSON.readTree(run(arguments.toArray(String[]::new)));
  }

  /** The objects in a text of manifests, as kubectl reads them. */
  List<JsonNode> parse(String manifests) {
    String read =
        tried(manifests, "create", "--dry-run=client", "--validate=false", "-o", "json", "-f", "-")
            .orFail();
    return objects(read);
  }

  static List<JsonNode> objects(String documents) {
    try (MappingIterator<JsonNode> all = JSON.readerFor(JsonNode.class).readValues(documents)) {
      return all.readAll().stream()
          .flatMap(o -> o.has("items") ? o.path("items").valueStream() : Stream.of(o))
          .toList();
    }
  }

  /** Runs a program in a pod's container. */
  String exec(String pod, String... command) {
    return tryExec(pod, command).orFail();
  }

  Command tryExec(String pod, String... command) {
    List<String> arguments = new ArrayList<>(List.of("exec", pod, "--"));
    arguments.addAll(List.of(command));
    return tried("", arguments.toArray(String[]::new));
  }

  /** The first state of a watched object that is as it should be. */
  JsonNode await(String should, Predicate<JsonNode> condition, String... what) {
    Instant end = Instant.now().plus(LIMIT);
    List<String> arguments = new ArrayList<>(List.of("get", "--watch", "-o", "json"));
    arguments.addAll(List.of(what));
    while (Instant.now().isBefore(end)) {
      Process watch = started(end, arguments);
      try (MappingIterator<JsonNode> states =
          JSON.readerFor(JsonNode.class).readValues(watch.getInputStream())) {
        while (states.hasNext()) {
          JsonNode state = states.next();
          if (condition.test(state)) {
            return state;
          }
        }
      } finally {
        watch.destroy();
      }
    }
    throw new AssertionError(String.join(" ", what) + " should " + should);
  }

  /** The first line of a pod's log with a text in it; follows the log until it ends. */
  String awaitLine(String pod, String text) {
    Process logs = started(Instant.now().plus(LIMIT), List.of("logs", "--follow", pod));
    try (BufferedReader lines = logs.inputReader()) {
      String line = lines.readLine();
      while (line != null && !line.contains(text)) {
        line = lines.readLine();
      }
      if (line == null) {
        throw new AssertionError("the log of " + pod + " should have `" + text + "`");
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      logs.destroy();
    }
  }

  /** Starts it, and ends it when the time is over. */
  private Process started(Instant end, List<String> arguments) {
    Process process = Command.start(environment, words(arguments.toArray(String[]::new)));
    Thread.startVirtualThread(
        () -> {
          try {
            process.waitFor(Duration.between(Instant.now(), end).toMillis(), TimeUnit.MILLISECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } finally {
            process.destroy();
          }
        });
    return process;
  }

  private List<String> words(String... arguments) {
    List<String> words = new ArrayList<>(List.of("kubectl", "--namespace", namespace));
    words.addAll(List.of(arguments));
    return words;
  }
}
