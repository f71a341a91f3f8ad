package dev.k8spark.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * The arguments of {@code k8spark run}, as they were given; what they name on this machine is
 * there.
 *
 * @param environment the job's, not the user's
 * @param maps paths of the image that lie on this machine
 * @param data folders that stand for volumes, by the volume's name
 * @param logs {@code all}, {@code driver} or {@code none}
 * @param reports files that can be written at the end
 */
record RunOptions(
    String file,
    @Nullable String environment,
    SortedMap<String, String> params,
    @Nullable String policy,
    SortedMap<String, Path> maps,
    SortedMap<String, Path> data,
    String logs,
    List<Path> reports) {

  static CommandSpec addTo(CommandSpec command) {
    return command
        .addPositional(jobFile())
        .addOption(
            Options.text("NAME", "Which of the job's environments to use.", "-e", "--environment"))
        .addOption(
            Options.texts("KEY=VALUE", "A parameter of the job; repeatable.", "-P", "--param"))
        .addOption(Options.text("FILE", "The policy, in place of those found upwards.", "--policy"))
        .addOption(
            Options.texts("PATH=DIR", "Where a path of the image lies; repeatable.", "--map"))
        .addOption(
            Options.texts("NAME=DIR", "A folder for a volume of the pods; repeatable.", "--data"))
        .addOption(Options.words(List.of("all", "driver", "none"), "Whose logs to show.", "--logs"))
        .addOption(
            Options.texts("FILE", "A report at the end: .html or .json; repeatable.", "--report"));
  }

  private static PositionalParamSpec jobFile() {
    return PositionalParamSpec.builder()
        .index("0")
        .arity("1")
        .type(String.class)
        .paramLabel("FILE")
        .description("A job file (.conf, .yaml, .json), or - for standard input.")
        .build();
  }

  static RunOptions of(ParseResult given) {
    return new RunOptions(
        given.<String>matchedPositionalValue(0, ""),
        given.matchedOptionValue("--environment", null),
        Pairs.of(given, "--param"),
        given.matchedOptionValue("--policy", null),
        maps(given),
        data(given),
        given.matchedOptionValue("--logs", "driver"),
        reports(given));
  }

  private static SortedMap<String, Path> maps(ParseResult given) {
    SortedMap<String, Path> maps = places(given, "--map");
    for (String path : maps.keySet()) {
      if (!path.startsWith("/")) {
        throw Options.wrong(
            given, "`--map %s`: a path of the image begins with `/`".formatted(path));
      }
    }
    return maps;
  }

  private static SortedMap<String, Path> data(ParseResult given) {
    SortedMap<String, Path> data = places(given, "--data");
    data.forEach(
        (name, path) -> {
          if (!Files.isDirectory(path)) {
            throw Options.wrong(given, "`--data %s`: `%s` is no folder".formatted(name, path));
          }
        });
    return data;
  }

  /** Paths that are there, by what they stand for. */
  private static SortedMap<String, Path> places(ParseResult given, String option) {
    SortedMap<String, Path> places = new TreeMap<>();
    Pairs.of(given, option)
        .forEach(
            (name, text) -> {
              Path path = path(given, option, text);
              if (!Files.exists(path)) {
                throw Options.wrong(
                    given, "`%s %s`: there is no `%s`".formatted(option, name, text));
              }
              places.put(name, path);
            });
    return places;
  }

  private static List<Path> reports(ParseResult given) {
    List<Path> reports = new ArrayList<>();
    for (String text : given.matchedOptionValue("--report", List.<String>of())) {
      Path file = path(given, "--report", text);
      if (!text.endsWith(".html") && !text.endsWith(".json")) {
        throw Options.wrong(
            given, "`--report %s`: the name of a report ends in .html or .json".formatted(text));
      }
      Path folder = Optional.ofNullable(file.getParent()).orElse(file);
      if (!Files.isDirectory(folder)) {
        throw Options.wrong(
            given, "`--report %s`: there is no folder `%s`".formatted(text, folder));
      }
      if (Files.isDirectory(file) || !Files.isWritable(Files.exists(file) ? file : folder)) {
        throw Options.wrong(given, "`--report %s` cannot be written".formatted(text));
      }
      reports.add(file);
    }
    return reports;
  }

  private static Path path(ParseResult given, String option, String text) {
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException _) {
      throw Options.wrong(given, "`%s`: `%s` is no name of a file".formatted(option, text));
    }
  }

  /** The job file's folder; for standard input the current one. */
  Path folder() {
    Path path = Path.of(file).toAbsolutePath();
    return Optional.ofNullable(path.getParent()).orElse(path);
  }
}
