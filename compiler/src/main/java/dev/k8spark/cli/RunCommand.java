package dev.k8spark.cli;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.job.Choices;
import dev.k8spark.source.SourceFile;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

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
    return RunOptions.addTo(spec).addOption(Options.help());
  }

  @Override
  public Integer call() throws Exception {
    RunOptions options = RunOptions.of(spec.commandLine().getParseResult());
    Report report = Report.of(Report.Format.TEXT, ColourChoice.AUTO, console);
    JobFiles reader = new JobFiles(console.in(), null);
    @Nullable SourceFile policy = read(reader, options.policy(), report);
    @Nullable SourceFile job = read(reader, options.file(), report);
    if (job == null || (policy == null && options.policy() != null)) {
      return ExitCode.USAGE;
    }
    Choices choices = new Choices(options.environment(), options.params(), null);
    Outcome<CompiledJob> outcome = compilers.withPolicy(policy).compile(job, choices);
    report.found(outcome.diagnostics());
    @Nullable CompiledJob compiled = outcome.value();
    if (compiled == null || outcome.diagnostics().stream().anyMatch(Diagnostic::isError)) {
      return ExitCode.SOFTWARE;
    }
    return rehearse(options, compiled.manifests(Selection.ALL), report);
  }

  private int rehearse(RunOptions options, String manifests, Report report) throws Exception {
    Rehearsals.Request request =
        new Rehearsals.Request(
            manifests,
            options.folder(),
            options.maps(),
            options.data(),
            options.logs(),
            options.reports());
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
}
