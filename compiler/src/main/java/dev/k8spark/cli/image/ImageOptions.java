package dev.k8spark.cli.image;

import dev.k8spark.cli.option.NameValuePairs;
import dev.k8spark.cli.option.OptionSpecs;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.runtime.contract.Connector;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * The arguments of {@code k8spark image}, as they were given.
 *
 * @param base the image to start from; empty if none was named
 * @param spark an exact version of Spark, or null for the newest of the jobs' line
 * @param connectors those that are wanted besides what the jobs need
 * @param application files and folders that become {@code /app}
 * @param output a folder for the build's context
 * @param isRuntime whether the image is the one that brings the runtime
 * @param description an image's own, to be compared with the jobs; null: one is made
 * @param tag what to call the image; null where none is built
 */
record ImageOptions(
    List<String> jobs,
    CompileOptions choices,
    @Nullable String policy,
    String base,
    @Nullable String spark,
    SortedSet<Connector> connectors,
    List<Path> application,
    @Nullable Path output,
    boolean isRuntime,
    @Nullable String description,
    @Nullable String tag) {
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]*\\.[0-9]+\\.[0-9]+");

  /** Options that say something of jobs and their images. */
  private static final List<String> OF_JOBS =
      List.of(
          "--environment",
          "--param",
          "--policy",
          "--spark",
          "--connectors",
          "--file",
          "--describe");

  /** Adds the options to the command's model. */
  static CommandSpec addTo(CommandSpec command) {
    return addOutputs(addContents(addJobs(command)));
  }

  private static CommandSpec addJobs(CommandSpec command) {
    return command
        .addPositional(
            OptionSpecs.anyFiles(
                "JOB", "Jobs that the image is for: its Spark and its connectors are theirs."))
        .addOption(
            OptionSpecs.text(
                "NAME", "Which of the jobs' environments to use.", "-e", "--environment"))
        .addOption(OptionSpecs.param("A parameter of the jobs; repeatable."))
        .addOption(OptionSpecs.policy());
  }

  private static CommandSpec addContents(CommandSpec command) {
    return command
        .addOption(
            OptionSpecs.text(
                "IMAGE",
                "The image to start from, with a Java and, for Python jobs, a Python and tini.",
                "--base"))
        .addOption(
            OptionSpecs.text(
                "VERSION",
                "The exact version of Spark; the newest known of the jobs' line unless given.",
                "--spark"))
        .addOption(
            OptionSpecs.text(
                "NAME,...",
                "Connectors besides those that the jobs need: " + allConnectors() + ".",
                "--connectors"))
        .addOption(
            OptionSpecs.flag(
                "The image that `runtime = injected` brings Spark's starter from, for any job.",
                "--runtime"))
        .addOption(
            OptionSpecs.texts(
                "PATH",
                "A file or folder for /app; a requirements.txt is installed; repeatable.",
                "--file"));
  }

  private static CommandSpec addOutputs(CommandSpec command) {
    return command
        .addOption(
            OptionSpecs.text(
                "DIR",
                "A folder: write all that the build needs into it, with the connectors' jars.",
                "-o",
                "--output"))
        .addOption(
            OptionSpecs.text(
                "FILE",
                "The /opt/k8spark/image.json of an image: only say what the jobs miss in it.",
                "--describe"))
        .addOption(
            OptionSpecs.text("TAG", "Build the image, with buildah, docker or podman.", "--build"));
  }

  private static String allConnectors() {
    return Arrays.stream(Connector.values()).map(Connector::word).collect(Collectors.joining(", "));
  }

  /** Reads what was given; what cannot be meant is a usage error. */
  static ImageOptions read(ParseResult given) {
    boolean isRuntime = isRuntime(given);
    @Nullable String output = given.matchedOptionValue("--output", null);
    @Nullable String tag = given.matchedOptionValue("--build", null);
    String base = given.matchedOptionValue("--base", "");
    if (tag != null && base.isEmpty()) {
      throw OptionSpecs.usageError(given, "--build needs --base, the image to start from");
    }
    List<Path> application =
        given.matchedOptionValue("--file", List.<String>of()).stream()
            .map(file -> requirePresent(given, file))
            .toList();
    if (!application.isEmpty() && output == null && tag == null) {
      throw OptionSpecs.usageError(given, "--file needs --output or --build");
    }
    return new ImageOptions(
        given.matchedPositionalValue(0, List.of()),
        new CompileOptions(
            given.matchedOptionValue("--environment", null),
            NameValuePairs.read(given, "--param"),
            null),
        given.matchedOptionValue("--policy", null),
        base,
        readVersion(given),
        readConnectors(given),
        application,
        output == null ? null : pathOf(given, output),
        isRuntime,
        given.matchedOptionValue("--describe", null),
        tag);
  }

  /** The runtime's image is the same for all jobs and all lines of Spark. */
  private static boolean isRuntime(ParseResult given) {
    if (!given.hasMatchedOption("--runtime")) {
      return false;
    }
    for (String option : OF_JOBS) {
      if (given.hasMatchedOption(option)) {
        throw OptionSpecs.usageError(
            given, "--runtime and %s exclude each other".formatted(option));
      }
    }
    if (given.hasMatchedPositional(0)) {
      throw OptionSpecs.usageError(given, "--runtime is for all jobs: it takes none");
    }
    return true;
  }

  private static @Nullable String readVersion(ParseResult given) {
    @Nullable String version = given.matchedOptionValue("--spark", null);
    if (version != null && !VERSION.matcher(version).matches()) {
      throw OptionSpecs.usageError(
          given, "`--spark %s` is no exact version, such as 4.3.0".formatted(version));
    }
    return version;
  }

  private static SortedSet<Connector> readConnectors(ParseResult given) {
    SortedSet<Connector> connectors = new TreeSet<>();
    for (String word : Connector.split(given.matchedOptionValue("--connectors", ""))) {
      connectors.add(
          Connector.parse(word)
              .orElseThrow(
                  () ->
                      OptionSpecs.usageError(
                          given,
                          "`%s` is no connector; there are %s".formatted(word, allConnectors()))));
    }
    return connectors;
  }

  private static Path requirePresent(ParseResult given, String file) {
    Path path = pathOf(given, file);
    if (!Files.exists(path)) {
      throw OptionSpecs.usageError(given, "`--file %s`: there is no such file".formatted(file));
    }
    return path;
  }

  private static Path pathOf(ParseResult given, String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException _) {
      throw OptionSpecs.usageError(given, "`%s` is no name of a file".formatted(name));
    }
  }
}
