package dev.k8spark.cli.compile;

import dev.k8spark.cli.console.Console;
import dev.k8spark.cli.console.MessagePrinter;
import dev.k8spark.cli.file.FileProblem;
import dev.k8spark.cli.file.InputReader;
import dev.k8spark.cli.file.OutputFolder;
import dev.k8spark.cli.option.OptionSpecs;
import dev.k8spark.Compiler;
import dev.k8spark.PolicyCompiler;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.emit.JobManifests;
import dev.k8spark.emit.PolicyManifests;
import dev.k8spark.job.SparkJob;
import dev.k8spark.lint.NamedJob;
import dev.k8spark.policy.Policy;
import dev.k8spark.rule.resources.QuotaUsage;
import dev.k8spark.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** {@code k8spark compile FILE...}: the manifests of all jobs, or what is wrong with any. */
public final class CompileCommand implements Callable<Integer> {

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("compile");
  private final Console console;

  private CompileCommand(Console console) {
    this.console = console;
  }

  public static CommandSpec spec(Console console) {
    CommandSpec spec = new CompileCommand(console).spec;
    spec.usageMessage()
        .parameterListHeading("%n")
        .description("Write the Kubernetes manifests of jobs, or of policies, to standard output.")
        .footer(
            "",
            "Exit codes: 0 compiled, 1 a job is wrong, 2 the command line is wrong or a file",
            "cannot be read or written, 70 a bug of k8spark.",
            "",
            "Messages go to standard error. With --format json each is one line with an object:",
            "code, severity, message, file, start and end (each with line, column, offset),",
            "label, values (what decided a policy's own rule), help, other (a second place: file,",
            "start, end, label) and rendered. Lines and columns count from 1, columns in code",
            "points; offsets count UTF-16 units from 0.",
            "For a file that cannot be read there are only severity, message, file and rendered.",
            "",
            "Colour in messages: --color, else NO_COLOR and CLICOLOR_FORCE, else on terminals.");
    return CompileArguments.addTo(spec).addOption(OptionSpecs.help());
  }

  @Override
  public Integer call() {
    CompileArguments options = CompileArguments.of(spec.commandLine().getParseResult());
    MessagePrinter report = MessagePrinter.of(options.format(), options.colour(), console);
    List<SourceFile> sources = new ArrayList<>();
    List<SourceFile> policies = new ArrayList<>();
    boolean allReadable = read(options.policies(), policies, options, report);
    allReadable = read(options.files(), sources, options, report) && allReadable;
    options
        .misfit(sources)
        .ifPresent(
            why -> {
              throw OptionSpecs.wrong(spec.commandLine().getParseResult(), why);
            });
    return !sources.isEmpty() && sources.stream().allMatch(Policy::isPolicy)
        ? compilePolicies(options, sources, allReadable, report)
        : compileJobs(options, policies, sources, allReadable, report);
  }

  private int compilePolicies(
      CompileArguments options,
      List<SourceFile> sources,
      boolean allReadable,
      MessagePrinter report) {
    PolicyCompiler compiler = new PolicyCompiler();
    List<Diagnostic> found = new ArrayList<>();
    Map<String, String> texts = new LinkedHashMap<>();
    for (SourceFile source : sources) {
      Outcome<List<PolicyManifests>> outcome = compiler.compile(source, options.namespace());
      found.addAll(outcome.diagnostics());
      for (PolicyManifests manifests :
          Objects.requireNonNullElse(outcome.value(), List.<PolicyManifests>of())) {
        texts.put(
            options.selection().fileName(manifests.namespace()),
            options.selection().yaml(manifests));
      }
    }
    return told(found, allReadable, report).orElseGet(() -> write(options, texts, report));
  }

  private int compileJobs(
      CompileArguments options,
      List<SourceFile> policies,
      List<SourceFile> sources,
      boolean allReadable,
      MessagePrinter report) {
    List<Diagnostic> found = new ArrayList<>();
    List<JobManifests> jobs = compile(options, policies, sources, found);
    found.addAll(duplicates(jobs));
    Map<String, String> texts = new LinkedHashMap<>();
    return told(found, allReadable, report)
        .orElseGet(
            () -> {
              jobs.forEach(
                  job ->
                      texts.put(
                          options.selection().fileName(fileStem(job)),
                          options.selection().yaml(job)));
              return write(options, texts, report);
            });
  }

  /** Says what was found; the exit code, where nothing is to be written. */
  private static Optional<Integer> told(
      List<Diagnostic> found, boolean allReadable, MessagePrinter report) {
    report.found(found);
    if (!allReadable) {
      return Optional.of(ExitCode.USAGE);
    }
    return found.stream().anyMatch(Diagnostic::isError)
        ? Optional.of(ExitCode.SOFTWARE)
        : Optional.empty();
  }

  private boolean read(
      List<String> files,
      List<SourceFile> sources,
      CompileArguments options,
      MessagePrinter report) {
    InputReader reader = new InputReader(console.in(), options.stdinName());
    boolean allReadable = true;
    for (String file : files) {
      switch (reader.read(file)) {
        case InputReader.Input.Text(SourceFile source) -> sources.add(source);
        case InputReader.Input.Unreadable(FileProblem problem) -> {
          report.problem(problem);
          allReadable = false;
        }
      }
    }
    return allReadable;
  }

  private List<JobManifests> compile(
      CompileArguments options,
      List<SourceFile> policies,
      List<SourceFile> sources,
      List<Diagnostic> found) {
    Compiler compiler = new Compiler(policies.isEmpty() ? null : policies.getFirst());
    List<JobManifests> jobs = new ArrayList<>();
    for (SourceFile source : sources) {
      Outcome<JobManifests> outcome = compiler.compile(source, options.choices());
      found.addAll(outcome.diagnostics());
      @Nullable JobManifests job = outcome.value();
      if (job != null) {
        jobs.add(job);
      }
    }
    return jobs;
  }

  private static List<Diagnostic> duplicates(List<JobManifests> jobs) {
    return NamedJob.duplicates(
        jobs.stream()
            .map(job -> job.bundle().source())
            .map(
                resolved ->
                    new NamedJob(
                        resolved.job().namespace(),
                        resolved.job().name(),
                        resolved.spanOf("name"),
                        QuotaUsage.NONE))
            .toList());
  }

  /** Unambiguous, since a namespace has no dot. */
  private static String fileStem(JobManifests manifests) {
    SparkJob job = manifests.bundle().source().job();
    return job.namespace() + "." + job.name();
  }

  private int write(CompileArguments options, Map<String, String> texts, MessagePrinter report) {
    String output = options.output();
    if (output == null) {
      texts.values().forEach(spec.commandLine().getOut()::print);
      return ExitCode.OK;
    }
    try {
      new OutputFolder(Path.of(output)).write(texts);
    } catch (IOException unwritable) {
      report.problem(FileProblem.writing(output, unwritable));
      return ExitCode.USAGE;
    }
    texts.keySet().forEach(file -> report.say("wrote " + Path.of(output).resolve(file)));
    return ExitCode.OK;
  }
}
