package dev.k8spark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.k8spark.read.JobReader;
import dev.k8spark.schema.DocumentSchema;
import dev.k8spark.source.Document;
import dev.k8spark.source.Node;
import dev.k8spark.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes keys away from a copy of the samples, and looks whether k8spark says something else. */
final class KeyTrials {

  /**
   * Where a finding is, and the names that are made of a file's content: one that looks like a
   * number stands in quotes.
   */
  private static final Pattern PLACES =
      Pattern.compile("(?m)^ *(-->|:::|[0-9]* \\|).*\n|\"?[0-9a-f]{8,64}\"?|k8spark-policy[^ ]*");

  private final List<Sample> samples = new ArrayList<>();
  private final Map<Path, String> before = new HashMap<>();
  private final boolean isOfPolicies;

  /**
   * @param options what the command line says beside the file
   */
  private record Sample(Path file, ObjectNode tree, List<String> options) {

    Path folder() {
      return Objects.requireNonNull(file.getParent());
    }
  }

  private KeyTrials(Path folder, boolean isOfPolicies) throws IOException {
    this.isOfPolicies = isOfPolicies;
    copy(Path.of("src/test/resources/dev/k8spark/cli/keys"), folder.resolve("keys"));
    copy(Path.of("../samples"), folder.resolve("samples"));
  }

  /**
   * Makes trials of jobs.
   *
   * @param folder an empty one, for the copy
   */
  static KeyTrials ofJobs(Path folder) throws IOException {
    return new KeyTrials(folder, false);
  }

  /** Makes the same of policies. */
  static KeyTrials ofPolicies(Path folder) throws IOException {
    return new KeyTrials(folder, true);
  }

  /** Returns whether there is a sample that is another without the key. */
  boolean haveEffect(String path) {
    List<String> keys = List.of(path.split("[.]"));
    return samples.stream().anyMatch(sample -> hasEffect(sample, keys));
  }

  private boolean hasEffect(Sample sample, List<String> keys) {
    List<Runnable> removals = new ArrayList<>();
    ObjectNode changed = sample.tree().deepCopy();
    collect(changed, keys, removals);
    if (removals.isEmpty()) {
      return false;
    }
    String unchanged = before.computeIfAbsent(sample.file(), _ -> describe(sample));
    removals.getFirst().run();
    write(sample, changed);
    String after = describe(sample);
    write(sample, sample.tree());
    return !after.equals(unchanged);
  }

  /** Finds the places of a path in a tree, and what takes the key away there. */
  private static void collect(JsonNode node, List<String> keys, List<Runnable> removals) {
    String key = keys.getFirst();
    List<String> rest = keys.subList(1, keys.size());
    if (key.equals("#")) {
      node.valueStream().filter(_ -> node.isArray()).forEach(i -> collect(i, rest, removals));
    } else if (node instanceof ObjectNode map) {
      List<String> names = key.equals("*") ? List.copyOf(map.propertyNames()) : List.of(key);
      for (String name : names) {
        if (map.has(name)) {
          if (rest.isEmpty()) {
            removals.add(() -> map.remove(name));
          } else {
            collect(map.get(name), rest, removals);
          }
        }
      }
    }
  }

  /** What is printed for the file, and for the jobs that a policy is over. */
  private String describe(Sample sample) {
    String file = sample.file().toString();
    List<CommandRun> runs = new ArrayList<>();
    if (isOfPolicies) {
      List<String> beside = findBeside(sample);
      boolean isWhole = sample.tree().has("exclude") || sample.tree().has("delegates");
      Stream<String> checked = isWhole ? Stream.of(sample.folder().toString()) : beside.stream();
      runs.add(run(sample, Stream.concat(Stream.of("check"), checked)));
      runs.add(run(sample, Stream.of("compile", file)));
      beside.forEach(job -> runs.add(run(sample, Stream.of("compile", job))));
    } else {
      runs.add(run(sample, Stream.of("check", file)));
      runs.add(run(sample, Stream.of("compile", file)));
      sample
          .tree()
          .path("environments")
          .propertyNames()
          .forEach(name -> runs.add(run(sample, Stream.of("compile", "-e", name, file))));
    }
    StringBuilder text = new StringBuilder();
    runs.forEach(run -> text.append(run.code()).append(run.out()).append(run.err()));
    return PLACES.matcher(text).replaceAll("");
  }

  private static List<String> findBeside(Sample sample) {
    try (Stream<Path> files = Files.list(sample.folder())) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.equals(sample.file()))
          .map(Path::toString)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CommandRun run(Sample sample, Stream<String> arguments) {
    return CommandRun.inPlace(
        "", Stream.concat(arguments, sample.options().stream()).toArray(String[]::new));
  }

  private void copy(Path source, Path target) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(source)) {
      files =
          all.filter(Files::isRegularFile)
              .sorted(Comparator.comparingInt(Path::getNameCount).reversed())
              .toList();
    }
    for (Path file : files) {
      Path copy = target.resolve(source.relativize(file).toString());
      Files.createDirectories(Objects.requireNonNull(copy.getParent()));
      Files.copy(file, copy);
      boolean isPolicy = copy.getFileName().toString().startsWith("k8spark-policy.");
      if (isPolicy == isOfPolicies && copy.toString().matches(".*[.](conf|yaml)")) {
        add(copy);
      }
    }
  }

  private void add(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), UTF_8);
    DocumentSchema schema = isOfPolicies ? DocumentSchema.forPolicy() : DocumentSchema.forJob();
    @Nullable Document document =
        JobReader.read(new SourceFile(file.toString(), file, text), schema::isFlat).value();
    @Nullable JsonNode tree = document == null ? null : json(document.root());
    String first = text.lines().findFirst().orElse("");
    List<String> options =
        first.startsWith("# with ") ? List.of(first.substring(7).split(" ")) : List.of();
    if (tree instanceof ObjectNode map) {
      Sample sample = new Sample(file, map, options);
      write(sample, map);
      samples.add(sample);
    }
  }

  private static void write(Sample sample, ObjectNode tree) {
    try {
      Files.write(sample.file(), new JsonMapper().writeValueAsString(tree).getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable JsonNode json(Node node) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (node) {
      case Node.Text text -> nodes.stringNode(text.value());
      case Node.Null _ -> nodes.nullNode();
      case Node.Invalid _ -> null;
      case Node.Sequence list -> {
        ArrayNode items = nodes.arrayNode();
        list.items().forEach(item -> items.add(json(item)));
        yield items;
      }
      case Node.Mapping map -> {
        ObjectNode entries = nodes.objectNode();
        map.entries().forEach((key, entry) -> entries.set(key, json(entry.value())));
        yield entries;
      }
    };
  }
}
