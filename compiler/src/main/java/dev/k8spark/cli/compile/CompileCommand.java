package dev.k8spark.cli.compile;

import dev.k8spark.Compiler;
import dev.k8spark.PolicyCompiler;
import dev.k8spark.cli.console.Console;
import dev.k8spark.cli.console.MessagePrinter;
import dev.k8spark.cli.file.FileProblem;
import dev.k8spark.cli.file.InputReader;
import dev.k8spark.cli.file.OutputFolder;
import dev.k8spark.cli.option.CommandExit;
import dev.k8spark.cli.option.OptionSpecs;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.emit.JobManifests;
import dev.k8spark.emit.PolicyManifests;
import dev.k8spark.job.SparkJob;
import dev.k8spark.lint.NamedJob;
import dev.k8spark.lint.RequiredPolicy;
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
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** {@code k8spark compile FILE...}: the manifests of all jobs, or what is wrong with any. */
public final class CompileCommand implements Callable<Integer> {

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("compile");
  private final Console console;

  private CompileCommand(Console console) {
    this.console = console;
  }

  /** Makes the command's model. */
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
            "Color in messages: --color, else NO_COLOR and CLICOLOR_FORCE, else on terminals.");
    return CompileArguments.addTo(spec).addOption(OptionSpecs.help());
  }

  @Override
  public Integer call() {
    CompileArguments options = CompileArguments.read(spec.commandLine().getParseResult());
    MessagePrinter messages = MessagePrinter.of(options.format(), options.color(), console);
    List<SourceFile> policies = readFiles(options.policies(), options, messages);
    List<SourceFile> sources = readFiles(options.files(), options, messages);
    options
        .findMisfit(sources)
        .ifPresent(
            reason -> {
              throw OptionSpecs.usageError(spec.commandLine().getParseResult(), reason);
            });
    boolean allReadable =
        policies.size() == options.policies().size() && sources.size() == options.files().size();
    Compiled compiled =
        !sources.isEmpty() && sources.stream().allMatch(Policy::isPolicy)
            ? compilePolicies(options, sources)
            : compileJobs(options, policies, sources);
    compiled.notes().forEach(messages::printNote);
    messages.print(compiled.diagnostics());
    if (!allReadable) {
      return CommandExit.UNUSABLE_INPUT.code();
    }
    return compiled.diagnostics().stream().anyMatch(Diagnostic::isError)
        ? CommandExit.REJECTED.code()
        : write(options, compiled.files(), messages).code();
  }

  /** Reads the files that can be read, and reports the others. */
  private List<SourceFile> readFiles(
      List<String> names, CompileArguments options, MessagePrinter messages) {
    InputReader reader = new InputReader(console.in(), options.stdinName());
    return names.stream()
        .flatMap(name -> Stream.ofNullable(reader.read(name, messages::print)))
        .toList();
  }

  /**
   * What the files have become.
   *
   * @param notes about no place in a file
   * @param manifests what makes the text of each file, by its name
   */
  private record Compiled(
      List<Diagnostic> diagnostics, List<String> notes, Map<String, Supplier<String>> manifests) {

    /** Renders the manifests, on all cores where there are several; the order stays. */
    Map<String, String> files() {
      List<Map.Entry<String, String>> texts =
          streamOf(List.copyOf(manifests.entrySet()))
              .map(file -> Map.entry(file.getKey(), file.getValue().get()))
              .toList();
      Map<String, String> files = new LinkedHashMap<>();
      texts.forEach(file -> files.put(file.getKey(), file.getValue()));
      return files;
    }
  }

  private static Compiled compilePolicies(CompileArguments options, List<SourceFile> sources) {
    PolicyCompiler compiler = new PolicyCompiler();
    ManifestSelection selection = options.selection();
    List<Diagnostic> diagnostics = new ArrayList<>();
    Map<String, Supplier<String>> files = new LinkedHashMap<>();
    for (SourceFile source : sources) {
      Outcome<List<PolicyManifests>> outcome = compiler.compile(source, options.namespace());
      diagnostics.addAll(outcome.diagnostics());
      Objects.requireNonNullElse(outcome.value(), List.<PolicyManifests>of())
          .forEach(
              manifests ->
                  files.put(
                      selection.fileName(manifests.namespace()),
                      () -> selection.render(manifests)));
    }
    return new Compiled(diagnostics, List.of(), files);
  }

  private static Compiled compileJobs(
      CompileArguments options, List<SourceFile> policies, List<SourceFile> sources) {
    Compiler compiler = new Compiler(policies.isEmpty() ? null : policies.getFirst());
    ManifestSelection selection = options.selection();
    List<Outcome<JobManifests>> outcomes =
        streamOf(sources).map(source -> compiler.compile(source, options.choices())).toList();
    List<Diagnostic> diagnostics = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      diagnostics.addAll(
          options.required().check(sources.get(i), outcomes.get(i).diagnostics(), compiler));
    }
    List<String> notes =
        sources.stream()
            .filter(options::isStdin)
            .map(source -> RequiredPolicy.describeApplied(source, compiler))
            .toList();
    List<JobManifests> jobs =
        outcomes.stream().flatMap(outcome -> Stream.ofNullable(outcome.value())).toList();
    diagnostics.addAll(findDuplicates(jobs));
    Map<String, Supplier<String>> files = new LinkedHashMap<>();
    jobs.forEach(job -> files.put(selection.fileName(stem(job)), () -> selection.render(job)));
    return new Compiled(diagnostics, notes, files);
  }

  /** Returns a stream on all cores, but for a single item, which would only wait for them. */
  private static <T> Stream<T> streamOf(List<T> items) {
    return items.size() > 1 ? items.parallelStream() : items.stream();
  }

  private static List<Diagnostic> findDuplicates(List<JobManifests> jobs) {
    return NamedJob.findDuplicates(
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
  private static String stem(JobManifests manifests) {
    SparkJob job = manifests.bundle().source().job();
    return job.namespace() + "." + job.name();
  }

  private CommandExit write(
      CompileArguments options, Map<String, String> files, MessagePrinter messages) {
    String output = options.output();
    if (output == null) {
      files.values().forEach(spec.commandLine().getOut()::print);
      return CommandExit.SUCCESS;
    }
    try {
      new OutputFolder(Path.of(output)).write(files);
    } catch (IOException unwritable) {
      messages.print(FileProblem.ofWriting(output, unwritable));
      return CommandExit.UNUSABLE_INPUT;
    }
    files
        .keySet()
        .forEach(file -> messages.printProgress("wrote " + Path.of(output).resolve(file)));
    return CommandExit.SUCCESS;
  }
}
