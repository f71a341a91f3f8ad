package dev.k8spark.cli;

import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.job.Choices;
import dev.k8spark.source.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code k8spark run FILE}: rehearses the job on this machine, without a cluster. */
final class RunCommand implements Callable<Integer> {

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("run");
  private final Console console;
  private final JobCompiler.Factory compilers;

  private RunCommand(Console console, JobCompiler.Factory compilers) {
    this.console = console;
    this.compilers = compilers;
  }

  static CommandSpec spec(Console console, JobCompiler.Factory compilers) {
    CommandSpec spec = new RunCommand(console, compilers).spec;
    spec.usageMessage()
        .parameterListHeading("%n")
        .description("Rehearse a job on this machine: what compile makes of it, with a real Spark.")
        .footer(
            "",
            "Exit codes: the driver's, as the job's Job would have it; 1 too when the job is wrong",
            "or lacks a right; 2 the command line is wrong, or Spark, Java or Python is missing.");
    return spec.addPositional(
            PositionalParamSpec.builder()
                .index("0")
                .arity("1")
                .type(String.class)
                .paramLabel("FILE")
                .description("A job file (.conf, .yaml, .json).")
                .build())
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
            Options.texts("FILE", "A report at the end: .html or .json; repeatable.", "--report"))
        .addOption(Options.help());
  }

  @Override
  public Integer call() throws Exception {
    ParseResult given = spec.commandLine().getParseResult();
    Report report = Report.of(Report.Format.TEXT, ColourChoice.AUTO, console);
    JobFiles reader = new JobFiles(console.in(), null);
    @Nullable SourceFile policy = read(reader, given.matchedOptionValue("--policy", null), report);
    @Nullable SourceFile job = read(reader, given.matchedPositionalValue(0, null), report);
    if (job == null || (policy == null && given.hasMatchedOption("--policy"))) {
      return ExitCode.USAGE;
    }
    Choices choices =
        new Choices(given.matchedOptionValue("--environment", null), pairs(given, "--param"), null);
    Outcome<CompiledJob> outcome = compilers.withPolicy(policy).compile(job, choices);
    report.found(outcome.diagnostics());
    @Nullable CompiledJob compiled = outcome.value();
    if (compiled == null || outcome.diagnostics().stream().anyMatch(d -> d.isError())) {
      return ExitCode.SOFTWARE;
    }
    return rehearse(given, compiled.manifests(Selection.ALL), report);
  }

  private int rehearse(ParseResult given, String manifests, Report report) throws Exception {
    Path file = Path.of(given.<String>matchedPositionalValue(0, "")).toAbsolutePath();
    Rehearsals.Request request =
        new Rehearsals.Request(
            manifests,
            Optional.ofNullable(file.getParent()).orElse(file),
            paths(given, "--map"),
            paths(given, "--data"),
            given.matchedOptionValue("--logs", "driver"),
            given.<List<String>>matchedOptionValue("--report", List.of()).stream()
                .map(Path::of)
                .toList());
    return ServiceLoader.load(Rehearsals.class)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("this build of k8spark has no rehearsal"))
        .run(request, console.variables(), report::say);
  }

  private static @Nullable SourceFile read(JobFiles reader, @Nullable String file, Report report) {
    if (file == null) {
      return null;
    }
    return switch (reader.read(file)) {
      case JobFiles.Input.Text(SourceFile source) -> source;
      case JobFiles.Input.Unreadable(FileProblem problem) -> {
        report.problem(problem);
        yield null;
      }
    };
  }

  private static SortedMap<String, Path> paths(ParseResult given, String option) {
    SortedMap<String, Path> paths = new TreeMap<>();
    pairs(given, option)
        .forEach((name, path) -> paths.put(name, Path.of(path).toAbsolutePath().normalize()));
    return paths;
  }

  private static SortedMap<String, String> pairs(ParseResult given, String option) {
    SortedMap<String, String> pairs = new TreeMap<>();
    for (String pair : given.matchedOptionValue(option, List.<String>of())) {
      String[] parts = pair.split("=", 2);
      if (parts.length < 2 || parts[0].isEmpty()) {
        throw new ParameterException(
            given.commandSpec().commandLine(),
            "`%s %s` is not of the form %s".formatted(option, pair, "NAME=VALUE"));
      }
      pairs.put(parts[0], parts[1]);
    }
    return pairs;
  }
}
