package dev.k8spark.cli.compile;

import dev.k8spark.cli.console.ColorChoice;
import dev.k8spark.cli.console.MessagePrinter;
import dev.k8spark.cli.file.InputReader;
import dev.k8spark.cli.option.NameValuePairs;
import dev.k8spark.cli.option.OptionSpecs;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.policy.Policy;
import dev.k8spark.source.SourceFile;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The arguments of {@code k8spark compile}, as they were given; they agree with each other. */
record CompileArguments(
    List<String> files,
    CompileOptions choices,
    ManifestSelection selection,
    @Nullable String output,
    @Nullable String stdinName,
    @Nullable String policy,
    @Nullable String namespace,
    boolean isForJobs,
    MessagePrinter.Format format,
    ColorChoice colour) {

  private static final List<String> OF_JOBS =
      List.of("--environment", "--param", "--run-id", "--executor-pod", "--policy");

  static CommandSpec addTo(CommandSpec command) {
    return command
        .addPositional(jobFiles())
        .addOption(
            OptionSpecs.text("DIR", "Write one file per job here, all or none.", "-o", "--output"))
        .addOption(
            OptionSpecs.text(
                "NAME", "What to call the file that - stands for.", "--stdin-filename"))
        .addOption(
            OptionSpecs.text(
                "NAME", "Which of the job's environments to use.", "-e", "--environment"))
        .addOption(
            OptionSpecs.texts("KEY=VALUE", "A parameter of the job; repeatable.", "-P", "--param"))
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
        .addOption(
            OptionSpecs.text("FILE", "The policy, in place of those found upwards.", "--policy"))
        .addOption(
            OptionSpecs.words(List.of("text", "json"), "How to tell what is wrong.", "--format"))
        .addOption(
            OptionSpecs.words(
                List.of("always", "auto", "never"), "Colour in messages.", "--color"));
  }

  static CompileArguments of(ParseResult given) {
    List<String> files = given.matchedPositionalValue(0, List.of());
    String stdinName = given.matchedOptionValue("--stdin-filename", null);
    if (stdinName != null && !files.contains(InputReader.STDIN)) {
      throw OptionSpecs.wrong(given, "--stdin-filename needs - among the files");
    }
    for (String file : files) {
      if (files.indexOf(file) != files.lastIndexOf(file)) {
        throw OptionSpecs.wrong(given, "`" + file + "` is given twice");
      }
    }
    return new CompileArguments(
        List.copyOf(files),
        new CompileOptions(
            given.matchedOptionValue("--environment", null),
            NameValuePairs.of(given, "--param"),
            given.matchedOptionValue("--run-id", null)),
        selection(given),
        given.matchedOptionValue("--output", null),
        stdinName,
        given.matchedOptionValue("--policy", null),
        given.matchedOptionValue("--namespace", null),
        OF_JOBS.stream().anyMatch(given::hasMatchedOption),
        OptionSpecs.word(given, "--format", MessagePrinter.Format.TEXT),
        OptionSpecs.word(given, "--color", ColorChoice.AUTO));
  }

  private static PositionalParamSpec jobFiles() {
    return PositionalParamSpec.builder()
        .index("0..*")
        .arity("1..*")
        .required(true)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel("FILE")
        .description("A job file (.conf, .yaml, .json) or a policy, or - for standard input.")
        .build();
  }

  private static ManifestSelection selection(ParseResult given) {
    boolean executorPod = given.matchedOptionValue("--executor-pod", false);
    if (executorPod && given.hasMatchedOption("--only")) {
      throw OptionSpecs.wrong(given, "--only and --executor-pod exclude each other");
    }
    return executorPod
        ? ManifestSelection.EXECUTOR_POD
        : OptionSpecs.word(given, "--only", ManifestSelection.ALL);
  }

  /** Why these files cannot be compiled so, if they cannot. */
  Optional<String> misfit(List<SourceFile> sources) {
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

  /** The policy as a list of at most one file, as other files are. */
  List<String> policies() {
    return policy == null ? List.of() : List.of(policy);
  }
}
