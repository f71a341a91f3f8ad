package dev.k8spark.cli.run;

import dev.k8spark.Compiler;
import dev.k8spark.cli.console.ColorChoice;
import dev.k8spark.cli.console.Console;
import dev.k8spark.cli.console.MessageFormat;
import dev.k8spark.cli.console.MessagePrinter;
import dev.k8spark.cli.file.InputReader;
import dev.k8spark.cli.option.CommandExit;
import dev.k8spark.cli.option.OptionSpecs;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.emit.JobManifests;
import dev.k8spark.emit.ManifestPart;
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
import picocli.CommandLine.Model.CommandSpec;

/** {@code k8spark run FILE}: rehearses the job on this machine, without a cluster. */
public final class RunCommand implements Callable<Integer> {

  private static final Pattern API_VERSION = Pattern.compile("(?m)^apiVersion:");
  private static final Pattern KIND = Pattern.compile("(?m)^kind:");

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("run");

  private final Console console;

  private RunCommand(Console console) {
    this.console = console;
  }

  /** Makes the command's model. */
  public static CommandSpec spec(Console console) {
    CommandSpec spec = new RunCommand(console).spec;
    spec.usageMessage()
        .parameterListHeading("%n")
        .description("Rehearse a job on this machine: what compile makes of it, with a real Spark.")
        .footer(
            "",
            "Exit codes: the driver's, as the job's Job would have it; 1 too when a right is"
                + " missing;",
            "65 the job does not compile; 2 the command line is wrong, or Spark, Java, Python or",
            "a Secret is missing; 70 a bug of k8spark.");
    return RunOptions.addTo(spec).addOption(OptionSpecs.help());
  }

  @Override
  public Integer call() throws Exception {
    RunOptions options = RunOptions.read(spec.commandLine().getParseResult());
    MessagePrinter messages = MessagePrinter.of(MessageFormat.TEXT, ColorChoice.AUTO, console);
    InputReader reader = new InputReader(console.in(), null);
    @Nullable SourceFile policy =
        options.policy() == null ? null : reader.read(options.policy(), messages::print);
    @Nullable SourceFile job = reader.read(options.file(), messages::print);
    if (job == null || (policy == null && options.policy() != null)) {
      return CommandExit.UNUSABLE_INPUT.code();
    }
    @Nullable SortedMap<String, SortedMap<String, byte[]>> secrets =
        new SecretInputs(console, messages).read(options);
    if (secrets == null) {
      return CommandExit.UNUSABLE_INPUT.code();
    }
    if (isCompiled(job)) {
      requireNoJobOption(options);
      return rehearse(options, job.text(), List.of(), secrets);
    }
    return compileAndRehearse(options, new Compiler(policy), job, secrets, messages);
  }

  /** Returns whether a file holds manifests: each says what it is, which no job file does. */
  private static boolean isCompiled(SourceFile file) {
    return API_VERSION.matcher(file.text()).find() && KIND.matcher(file.text()).find();
  }

  private void requireNoJobOption(RunOptions options) {
    if (!options.findJobOption().isEmpty()) {
      throw OptionSpecs.usageError(
          spec.commandLine().getParseResult(),
          "`%s` is for job files, but `%s` holds manifests: they are compiled already"
              .formatted(options.findJobOption(), options.file()));
    }
  }

  /** Reports what is wrong with the job as it is written; then scales it down, if asked for. */
  private int compileAndRehearse(
      RunOptions options,
      Compiler compiler,
      SourceFile job,
      SortedMap<String, SortedMap<String, byte[]>> secrets,
      MessagePrinter messages)
      throws Exception {
    CompileOptions choices = new CompileOptions(options.environment(), options.params(), null);
    Outcome<JobManifests> outcome = compiler.compile(job, choices);
    messages.print(outcome.diagnostics());
    @Nullable JobManifests manifests = outcome.value();
    if (manifests == null || outcome.diagnostics().stream().anyMatch(Diagnostic::isError)) {
      return CommandExit.NOT_COMPILED.code();
    }
    @Nullable ScaleDown scaleDown = options.scaleDown();
    if (scaleDown == null) {
      return rehearse(options, manifests.yaml(ManifestPart.ALL), List.of(), secrets);
    }
    List<String> changes = scaleDown.describe(manifests.bundle().source().job());
    if (changes.isEmpty()) {
      messages.printProgress("note: the job is as small already: nothing changes");
    }
    JobManifests scaledDown =
        Objects.requireNonNull(compiler.compile(job, choices.withScaleDown(scaleDown)).value());
    return rehearse(options, scaledDown.yaml(ManifestPart.ALL), changes, secrets);
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
}
