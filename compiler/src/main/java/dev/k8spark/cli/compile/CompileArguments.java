package dev.k8spark.cli.compile;

import dev.k8spark.cli.console.ColorChoice;
import dev.k8spark.cli.console.MessageFormat;
import dev.k8spark.cli.file.InputReader;
import dev.k8spark.cli.option.NameValuePairs;
import dev.k8spark.cli.option.OptionSpecs;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.lint.RequiredPolicy;
import dev.k8spark.policy.Policy;
import dev.k8spark.source.SourceFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The arguments of {@code k8spark compile}, as they were given; they agree with each other. */
record CompileArguments(
    List<String> files,
    CompileOptions choices,
    ManifestSelection selection,
    @Nullable String output,
    @Nullable String stdinName,
    @Nullable String policy,
    RequiredPolicy required,
    @Nullable String namespace,
    boolean isForJobs,
    MessageFormat format,
    ColorChoice color) {

  private static final List<String> OF_JOBS =
      List.of(
          "--environment", "--param", "--run-id", "--executor-pod", "--policy", "--require-policy");

  /** Adds the options to the command's model. */
  static CommandSpec addTo(CommandSpec command) {
    return command
        .addPositional(
            OptionSpecs.files(
                "FILE", "A job file (.conf, .yaml, .json) or a policy, or - for standard input."))
        .addOption(
            OptionSpecs.text(
                "DIR", "A folder: write one file per job into it, all or none.", "-o", "--output"))
        .addOption(
            OptionSpecs.text(
                "NAME",
                "What to call the file that - stands for: its ending tells the notation.",
                "--stdin-filename"))
        .addOption(
            OptionSpecs.text(
                "NAME", "Which of the job's environments to use.", "-e", "--environment"))
        .addOption(OptionSpecs.param("A parameter of the job; repeatable."))
        .addOption(
            OptionSpecs.text("ID", "Start an unchanged job once more, under this id.", "--run-id"))
        .addOption(
            OptionSpecs.words(
                List.of("access", "run", "admission"),
                "Only accounts, roles and network policies, or only what starts the job; of a"
                    + " policy, only what its namespaces are, or only its admission policies.",
                "--only"))
        .addOption(
            OptionSpecs.flag(
                "Only the executor's pod, as the driver will ask for it.", "--executor-pod"))
        .addOption(
            OptionSpecs.text("NAME", "Of a policy: only this namespace.", "-n", "--namespace"))
        .addOption(OptionSpecs.policy())
        .addOption(OptionSpecs.requirePolicy())
        .addOption(
            OptionSpecs.words(List.of("text", "json"), "How messages are written.", "--format"))
        .addOption(OptionSpecs.color("Color in messages; NO_COLOR is heeded."));
  }

  /** Reads what was given; arguments that exclude each other are a usage error. */
  static CompileArguments read(ParseResult given) {
    List<String> files = given.matchedPositionalValue(0, List.of());
    @Nullable String stdinName = OptionSpecs.readStdinName(given, files);
    refuseTwice(given, files);
    return new CompileArguments(
        List.copyOf(files),
        new CompileOptions(
            given.matchedOptionValue("--environment", null),
            NameValuePairs.read(given, "--param"),
            given.matchedOptionValue("--run-id", null)),
        readSelection(given),
        given.matchedOptionValue("--output", null),
        stdinName,
        given.matchedOptionValue("--policy", null),
        OptionSpecs.readRequiredPolicy(given),
        given.matchedOptionValue("--namespace", null),
        OF_JOBS.stream().anyMatch(given::hasMatchedOption),
        OptionSpecs.constant(given, "--format", MessageFormat.TEXT),
        OptionSpecs.constant(given, "--color", ColorChoice.AUTO));
  }

  /** One file by two names is one job, and not two of one name. */
  private static void refuseTwice(ParseResult given, List<String> files) {
    Map<Path, String> known = new HashMap<>();
    for (String file : files) {
      @Nullable String other = known.put(SourceFile.resolve(pathOf(given, file)), file);
      if (other != null) {
        throw OptionSpecs.usageError(
            given,
            other.equals(file)
                ? "`%s` is given twice".formatted(file)
                : "`%s` and `%s` are one file".formatted(other, file));
      }
    }
  }

  private static Path pathOf(ParseResult given, String file) {
    try {
      return Path.of(file);
    } catch (InvalidPathException _) {
      throw OptionSpecs.usageError(given, "`%s` is no name of a file".formatted(file));
    }
  }

  private static ManifestSelection readSelection(ParseResult given) {
    boolean executorPod = given.matchedOptionValue("--executor-pod", false);
    if (executorPod && given.hasMatchedOption("--only")) {
      throw OptionSpecs.usageError(given, "--only and --executor-pod exclude each other");
    }
    return executorPod
        ? ManifestSelection.EXECUTOR_POD
        : OptionSpecs.constant(given, "--only", ManifestSelection.ALL);
  }

  /** Returns why the options do not fit these files, where they do not. */
  Optional<String> findMisfit(List<SourceFile> sources) {
    boolean hasPolicy = sources.stream().anyMatch(Policy::isPolicy);
    if (!hasPolicy) {
      return namespace != null || selection == ManifestSelection.ADMISSION
          ? Optional.of("--namespace and --only admission are for policies")
          : Optional.empty();
    }
    return isForJobs || selection == ManifestSelection.RUN
        ? Optional.of(String.join(", ", OF_JOBS) + " and --only run are for jobs")
        : Optional.empty();
  }

  /** Returns whether a source was read from standard input. */
  boolean isStdin(SourceFile source) {
    return files.contains(InputReader.STDIN)
        && source.name().equals(InputReader.nameOf(InputReader.STDIN, stdinName));
  }

  /** Returns the policy as a list of at most one file, as other files are. */
  List<String> policies() {
    return policy == null ? List.of() : List.of(policy);
  }
}
