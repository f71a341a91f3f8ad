package dev.k8spark.cli.run;

import dev.k8spark.cli.console.ColorChoice;
import dev.k8spark.cli.console.Console;
import dev.k8spark.cli.console.MessagePrinter;
import dev.k8spark.cli.file.FileProblem;
import dev.k8spark.cli.file.InputReader;
import dev.k8spark.cli.option.OptionSpecs;
import dev.k8spark.Compiler;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.emit.JobManifests;
import dev.k8spark.emit.Part;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.job.ScaleDown;
import dev.k8spark.source.SourceFile;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** {@code k8spark run FILE}: rehearses the job on this machine, without a cluster. */
public final class RunCommand implements Callable<Integer> {

  private static final Pattern API_VERSION = Pattern.compile("(?m)^apiVersion:");
  private static final Pattern KIND = Pattern.compile("(?m)^kind:");

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("run");

  /** As {@code sysexits.h} has it for wrong data: the program of a job may well end with 1. */
  private static final int NOT_COMPILED = 65;

  private final Console console;

  private RunCommand(Console console) {
    this.console = console;
  }

  public static CommandSpec spec(Console console) {
    CommandSpec spec = new RunCommand(console).spec;
    spec.usageMessage()
        .parameterListHeading("%n")
        .description("Rehearse a job on this machine: what compile makes of it, with a real Spark.")
        .footer(
            "",
            "Exit codes: the driver's, as the job's Job would have it; 1 too when a right is missing;",
            "65 the job does not compile; 2 the command line is wrong, or Spark, Java, Python or",
            "a Secret is missing; 70 a bug of k8spark.");
    return RunOptions.addTo(spec).addOption(OptionSpecs.help());
  }

  @Override
  public Integer call() throws Exception {
    RunOptions options = RunOptions.of(spec.commandLine().getParseResult());
    MessagePrinter report =
        MessagePrinter.of(MessagePrinter.Format.TEXT, ColorChoice.AUTO, console);
    InputReader reader = new InputReader(console.in(), null);
    @Nullable SourceFile policy = read(reader, options.policy(), report);
    @Nullable SourceFile job = read(reader, options.file(), report);
    if (job == null || (policy == null && options.policy() != null)) {
      return ExitCode.USAGE;
    }
    @Nullable SortedMap<String, SortedMap<String, byte[]>> secrets =
        new SecretInputs(console, report).read(options);
    if (secrets == null) {
      return ExitCode.USAGE;
    }
    if (isCompiled(job)) {
      requireNoneOfJob(options);
      return rehearse(options, job.text(), List.of(), secrets);
    }
    return compileAndRehearse(options, new Compiler(policy), job, secrets, report);
  }

  /** Every document of manifests says what it is; a job file never does at its top. */
  private static boolean isCompiled(SourceFile file) {
    return API_VERSION.matcher(file.text()).find() && KIND.matcher(file.text()).find();
  }

  private void requireNoneOfJob(RunOptions options) {
    if (!options.ofJob().isEmpty()) {
      throw OptionSpecs.wrong(
          spec.commandLine().getParseResult(),
          "`%s` is for job files, but `%s` holds manifests: they are compiled already"
              .formatted(options.ofJob(), options.file()));
    }
  }

  /** What is found is told of the job as it is written; then it is made smaller, if asked for. */
  private int compileAndRehearse(
      RunOptions options,
      Compiler compiler,
      SourceFile job,
      SortedMap<String, SortedMap<String, byte[]>> secrets,
      MessagePrinter report)
      throws Exception {
    CompileOptions choices = new CompileOptions(options.environment(), options.params(), null);
    Outcome<JobManifests> outcome = compiler.compile(job, choices);
    report.found(outcome.diagnostics());
    @Nullable JobManifests whole = outcome.value();
    if (whole == null || outcome.diagnostics().stream().anyMatch(Diagnostic::isError)) {
      return NOT_COMPILED;
    }
    @Nullable ScaleDown shrink = options.shrink();
    if (shrink == null) {
      return rehearse(options, whole.yaml(Part.ALL), List.of(), secrets);
    }
    List<String> changes = shrink.changes(whole.bundle().source().job());
    if (changes.isEmpty()) {
      report.say("note: the job is as small already: nothing changes");
    }
    JobManifests small =
        Objects.requireNonNull(compiler.compile(job, choices.withShrink(shrink)).value());
    return rehearse(options, small.yaml(Part.ALL), changes, secrets);
  }

  private int rehearse(
      RunOptions options,
      String manifests,
      List<String> changes,
      SortedMap<String, SortedMap<String, byte[]>> secrets)
      throws Exception {
    RehearsalRunner.Request request =
        new RehearsalRunner.Request(
            manifests,
            changes,
            options.folder(),
            options.maps(),
            options.data(),
            secrets,
            options.logs(),
            options.reports());
    return ServiceLoader.load(RehearsalRunner.class)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("this build of k8spark has no rehearsal"))
        .run(request, console.variables(), console.screen());
  }

  private static @Nullable SourceFile read(
      InputReader reader, @Nullable String file, MessagePrinter report) {
    if (file == null) {
      return null;
    }
    return switch (reader.read(file)) {
      case InputReader.Input.Text(SourceFile source) -> source;
      case InputReader.Input.Unreadable(FileProblem problem) -> {
        report.problem(problem);
        yield null;
      }
    };
  }
}
