package dev.k8spark.cli.run;

import dev.k8spark.cli.file.InputReader;
import dev.k8spark.cli.option.NameValuePairs;
import dev.k8spark.cli.option.OptionSpecs;
import dev.k8spark.job.ScaleDown;
import dev.k8spark.runtime.contract.PodRole;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * The arguments of {@code k8spark run}, as they were given; what they name on this machine is
 * there.
 *
 * @param environment the job's, not the user's
 * @param scaleDown what makes the job smaller for this machine
 * @param maps paths of the image that lie on this machine
 * @param data what stands for the job's data and volumes
 * @param secretsFile a file with more Secrets; of two values for one key the option's counts
 * @param logs {@code all}, {@code driver} or {@code none}
 * @param reports files that can be written at the end
 */
record RunOptions(
    String file,
    @Nullable String environment,
    SortedMap<String, String> params,
    @Nullable String policy,
    @Nullable ScaleDown scaleDown,
    SortedMap<String, Path> maps,
    DataTargets data,
    List<SecretValue> secrets,
    @Nullable String secretsFile,
    String logs,
    List<Path> reports) {

  /**
   * A value for one key of a Secret.
   *
   * @param value itself, or {@code @FILE} that holds it
   */
  record SecretValue(String secret, String key, String value) {

    boolean isStdin() {
      return value.equals("@" + InputReader.STDIN);
    }
  }

  /** Adds the options to the command's model. */
  static CommandSpec addTo(CommandSpec command) {
    return addReporting(addSubstitutes(addJob(command)));
  }

  private static CommandSpec addJob(CommandSpec command) {
    return command
        .addPositional(jobFile())
        .addOption(
            OptionSpecs.text(
                "NAME", "Which of the job's environments to use.", "-e", "--environment"))
        .addOption(OptionSpecs.param("A parameter of the job; repeatable."))
        .addOption(OptionSpecs.policy())
        .addOption(OptionSpecs.text("N", "No more executors than these.", "--executors"))
        .addOption(
            OptionSpecs.text(
                "F",
                "What heaps and given overheads are multiplied with, over 0 and up to 1.",
                "--memory-scale"));
  }

  /** Adds what stands for the image's folders, for volumes and for Secrets. */
  private static CommandSpec addSubstitutes(CommandSpec command) {
    return command
        .addOption(
            OptionSpecs.texts("PATH=DIR", "Where a path of the image lies; repeatable.", "--map"))
        .addOption(
            OptionSpecs.texts(
                "NAME=TARGET",
                "What stands for data of the job: a folder, or an address such as jdbc:…; a folder"
                    + " for a volume of the pods; repeatable.",
                "--data"))
        .addOption(
            OptionSpecs.texts(
                "NAME.KEY=VALUE",
                "A value of a Secret; @FILE is the content of a file, @- of standard input;"
                    + " repeatable.",
                "--secret"))
        .addOption(
            OptionSpecs.text(
                "FILE",
                "A file with Secrets by name, in each values by key: `partner-api { token = \"…\""
                    + " }`.",
                "--secrets-file"));
  }

  private static CommandSpec addReporting(CommandSpec command) {
    return command
        .addOption(
            OptionSpecs.words(
                List.of("all", PodRole.DRIVER.word(), "none"), "Whose logs to show.", "--logs"))
        .addOption(
            OptionSpecs.texts(
                "FILE", "A file for a report at the end, .html or .json; repeatable.", "--report"));
  }

  private static PositionalParamSpec jobFile() {
    return PositionalParamSpec.builder()
        .index("0")
        .arity("1")
        .type(String.class)
        .paramLabel("FILE")
        .description(
            "A job file (.conf, .yaml, .json), or what compile made of one; - for standard input.")
        .converters(OptionSpecs::requireText)
        .build();
  }

  /** Reads what was given; what cannot be used is a usage error. */
  static RunOptions read(ParseResult given) {
    RunOptions options = readEach(given);
    long stdins =
        Stream.concat(
                Stream.of(options.file, Objects.requireNonNullElse(options.secretsFile, "")),
                options.secrets.stream().filter(SecretValue::isStdin).map(_ -> InputReader.STDIN))
            .filter(InputReader.STDIN::equals)
            .count();
    if (stdins > 1) {
      throw OptionSpecs.usageError(given, "standard input can be read for one thing only");
    }
    return options;
  }

  private static RunOptions readEach(ParseResult given) {
    return new RunOptions(
        given.<String>matchedPositionalValue(0, ""),
        given.matchedOptionValue("--environment", null),
        NameValuePairs.read(given, "--param"),
        given.matchedOptionValue("--policy", null),
        readScaleDown(given),
        readMaps(given),
        readData(given),
        readSecrets(given),
        given.matchedOptionValue("--secrets-file", null),
        given.matchedOptionValue("--logs", PodRole.DRIVER.word()),
        readReports(given));
  }

  private static @Nullable ScaleDown readScaleDown(ParseResult given) {
    String executors = given.matchedOptionValue("--executors", "");
    String scale = given.matchedOptionValue("--memory-scale", "");
    if (given.hasMatchedOption("--executors") && !executors.matches("[1-9][0-9]{0,5}")) {
      throw OptionSpecs.usageError(
          given, "`--executors %s`: a whole number from 1 is wanted".formatted(executors));
    }
    boolean isShare = scale.matches("1(\\.0*)?|0?\\.[0-9]*[1-9][0-9]*");
    if (given.hasMatchedOption("--memory-scale") && !isShare) {
      throw OptionSpecs.usageError(
          given, "`--memory-scale %s`: a number over 0 and up to 1 is wanted".formatted(scale));
    }
    return executors.isEmpty() && scale.isEmpty()
        ? null
        : new ScaleDown(
            executors.isEmpty() ? null : Integer.valueOf(executors),
            scale.isEmpty() ? null : Double.valueOf(scale));
  }

  /** Returns an option that was given and that only a job file can heed; empty without one. */
  String findJobOption() {
    if (environment != null) {
      return "--environment";
    }
    if (!params.isEmpty()) {
      return "--param";
    }
    if (policy != null) {
      return "--policy";
    }
    if (scaleDown == null) {
      return "";
    }
    return scaleDown.executors() == null ? "--memory-scale" : "--executors";
  }

  private static SortedMap<String, Path> readMaps(ParseResult given) {
    SortedMap<String, Path> maps = readPlaces(given, "--map");
    for (String path : maps.keySet()) {
      if (!path.startsWith("/")) {
        throw OptionSpecs.usageError(
            given, "`--map %s`: a path of the image begins with `/`".formatted(path));
      }
    }
    return maps;
  }

  /** An address has a scheme of two letters or more: one letter is a drive of Windows. */
  private static DataTargets readData(ParseResult given) {
    SortedMap<String, Path> folders = new TreeMap<>();
    SortedMap<String, String> uris = new TreeMap<>();
    NameValuePairs.read(given, "--data")
        .forEach(
            (name, text) -> {
              if (text.matches("[a-z][a-z0-9]+:.+")) {
                uris.put(name, text);
              } else {
                folders.put(name, readPlace(given, "--data", name, text));
              }
            });
    return new DataTargets(folders, uris);
  }

  /** Reads paths that are there, by what they stand for. */
  private static SortedMap<String, Path> readPlaces(ParseResult given, String option) {
    SortedMap<String, Path> places = new TreeMap<>();
    NameValuePairs.read(given, option)
        .forEach((name, text) -> places.put(name, readPlace(given, option, name, text)));
    return places;
  }

  private static Path readPlace(ParseResult given, String option, String name, String text) {
    Path path = readPath(given, option, text);
    if (!Files.exists(path)) {
      throw OptionSpecs.usageError(
          given, "`%s %s`: there is no `%s`".formatted(option, name, text));
    }
    return path;
  }

  /**
   * Reads values of Secrets. A Secret whose name has a dot cannot be told from its key here; a file
   * can hold it.
   */
  private static List<SecretValue> readSecrets(ParseResult given) {
    for (String pair : given.matchedOptionValue("--secret", List.<String>of())) {
      if (!pair.matches("(?s)[^.=]+[.][^=]+=.*")) {
        throw OptionSpecs.usageError(given, "a `--secret` is not of the form NAME.KEY=VALUE");
      }
    }
    List<SecretValue> secrets = new ArrayList<>();
    NameValuePairs.read(given, "--secret")
        .forEach(
            (path, value) -> {
              int dot = path.indexOf('.');
              secrets.add(new SecretValue(path.substring(0, dot), path.substring(dot + 1), value));
            });
    return secrets;
  }

  private static List<Path> readReports(ParseResult given) {
    List<Path> reports = new ArrayList<>();
    for (String text : given.matchedOptionValue("--report", List.<String>of())) {
      Path file = readPath(given, "--report", text);
      if (!text.endsWith(".html") && !text.endsWith(".json")) {
        throw OptionSpecs.usageError(
            given, "`--report %s`: the name of a report ends in .html or .json".formatted(text));
      }
      Path folder = Optional.ofNullable(file.getParent()).orElse(file);
      if (!Files.isDirectory(folder)) {
        throw OptionSpecs.usageError(
            given, "`--report %s`: there is no folder `%s`".formatted(text, folder));
      }
      if (Files.isDirectory(file) || !Files.isWritable(Files.exists(file) ? file : folder)) {
        throw OptionSpecs.usageError(given, "`--report %s` cannot be written".formatted(text));
      }
      reports.add(file);
    }
    return reports;
  }

  private static Path readPath(ParseResult given, String option, String text) {
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException _) {
      throw OptionSpecs.usageError(
          given, "`%s`: `%s` is no name of a file".formatted(option, text));
    }
  }

  /** Returns the job file's folder; for standard input the current one. */
  Path folder() {
    Path path = Path.of(file).toAbsolutePath();
    return Optional.ofNullable(path.getParent()).orElse(path);
  }
}
