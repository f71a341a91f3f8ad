package dev.k8spark.cli.check;

import dev.k8spark.cli.console.ColorChoice;
import dev.k8spark.cli.console.Console;
import dev.k8spark.cli.console.MessageFormat;
import dev.k8spark.cli.console.MessagePrinter;
import dev.k8spark.cli.file.FileProblem;
import dev.k8spark.cli.file.InputReader;
import dev.k8spark.cli.file.OutputFile;
import dev.k8spark.cli.option.CommandExit;
import dev.k8spark.cli.option.OptionSpecs;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.TerminalText;
import dev.k8spark.emit.ToolVersion;
import dev.k8spark.lint.Baseline;
import dev.k8spark.lint.FileReview;
import dev.k8spark.lint.GitChanges;
import dev.k8spark.lint.LintReview;
import dev.k8spark.lint.report.ReportFormat;
import dev.k8spark.lint.report.ReportedFinding;
import dev.k8spark.lint.report.ReportedFindings;
import dev.k8spark.lint.report.RootFolder;
import dev.k8spark.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** {@code k8spark check FILES|DIRS}: what is wrong with many jobs and policies, as a report. */
public final class CheckCommand implements Callable<Integer> {

  /** A fix may bring out another one, such as the same slip further down, but not without end. */
  private static final int MAX_ROUNDS = 20;

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("check");
  private final Console console;
  private final List<FileProblem> problems = new ArrayList<>();

  private CheckCommand(Console console) {
    this.console = console;
  }

  /** Makes the command's model. */
  public static CommandSpec spec(Console console) {
    CommandSpec spec = new CheckCommand(console).spec;
    spec.usageMessage()
        .parameterListHeading("%n")
        .description("Check jobs, in each of their environments, and policies; print a report.")
        .footer(
            "",
            "A named file is checked whatever it holds. Below a folder policies are known by name,",
            "jobs by their keys; other files are passed over, as are hidden files and folders,",
            "node_modules, target, what git ignores or --exclude names, and links that lead out of",
            "the folder. A layer that another of the files extends is checked as part of that one.",
            "",
            "The report goes to standard output. A file that cannot be read is a finding of it.",
            "Formats: text, json (lines as of compile), sarif, github (annotations), gitlab (code",
            "quality), junit, rdjson (reviewdog). Paths in the last five are relative to the",
            "repository. Waived findings and those of the baseline do not count; SARIF has them",
            "as suppressed, JUnit as skipped.",
            "",
            "Exit codes: 0 nothing of the severity of --fail-on, 1 something, 2 the command line"
                + " is",
            "wrong or a file cannot be read or written, 70 a bug of k8spark.");
    return CheckOptions.addTo(spec).addOption(OptionSpecs.help());
  }

  @Override
  public Integer call() {
    CheckOptions options = CheckOptions.read(spec.commandLine().getParseResult());
    Path here = Path.of("").toAbsolutePath();
    @Nullable GitChanges changes = findChanges(options, here);
    @Nullable Baseline baseline = readBaseline(options);
    CheckedFiles checked = check(options, changes);
    if (!problems.isEmpty()) {
      return endUnusable();
    }
    refuseToOverwrite(options, checked);
    FixApplier fixes = new FixApplier(console);
    int rounds = options.fix() ? MAX_ROUNDS : 0;
    while (rounds-- > 0 && fixes.apply(checked.reviews())) {
      checked = check(options, changes);
    }
    problems.addAll(fixes.problems());
    requireJobs(options, checked);
    checked
        .notes()
        .forEach(note -> console.printError("note: " + TerminalText.visible(note) + "\n"));
    if (!checked.result().unknown().isEmpty()) {
      throw usageError(checked.result().unknown().getFirst());
    }
    List<FileReview> reviews = checked.reviews();
    int unchanged = checked.all().size() - reviews.size();
    CheckSummary summary = new CheckSummary(reviews, unchanged, options.asOf());
    summary.addPassedOver(checked.inputs().passedOver());
    summary.addExcluded(checked.inputs().excluded());
    summary.addLayers(checked.result().layers());
    int code = report(options, findings(options, reviews, baseline, here, summary));
    return reviews.stream().anyMatch(FileReview::isUnreadable)
        ? CommandExit.UNUSABLE_INPUT.code()
        : code;
  }

  /**
   * What one look at all files has found.
   *
   * @param all reviews of all files, whether they changed or not
   * @param reviews those of them that are reported
   * @param notes about no place in a file
   */
  private record CheckedFiles(
      CheckInputs inputs,
      LintReview.ReviewResult result,
      List<FileReview> all,
      List<FileReview> reviews,
      List<String> notes) {}

  private CheckedFiles check(CheckOptions options, @Nullable GitChanges changes) {
    LintReview review = new LintReview(options.scope(readPolicy(options)));
    InputReader reader = new InputReader(console.in(), options.stdinName());
    CheckInputs inputs = CheckInputs.read(options, reader, review.detector());
    LintReview.ReviewResult result =
        options.shape() ? review.checkShapes(inputs.sources()) : review.check(inputs.sources());
    List<FileReview> all =
        Stream.concat(inputs.unreadable().stream(), result.reviews().stream()).toList();
    List<FileReview> affected =
        all.stream().filter(fileReview -> changes == null || changes.affect(fileReview)).toList();
    List<String> notes = inputs.jobsOfStdin(options).map(review::describePolicies).toList();
    return new CheckedFiles(inputs, result, all, affected, notes);
  }

  /** A gate that meets nothing must not look like one that found nothing. */
  private void requireJobs(CheckOptions options, CheckedFiles checked) {
    if (options.requireJobs()
        && checked.all().stream().noneMatch(review -> review.kind() == FileReview.FileKind.JOB)) {
      String where = String.join("`, `", options.arguments());
      problems.add(new FileProblem(where, "no job is in `" + where + "`"));
    }
  }

  /** Fails where a report would take the place of a file that it tells of. */
  private void refuseToOverwrite(CheckOptions options, CheckedFiles checked) {
    Map<Path, String> outputs = new HashMap<>();
    Stream.concat(options.reports().keySet().stream(), Stream.ofNullable(options.newBaseline()))
        .forEach(file -> outputs.put(Path.of(file).toAbsolutePath().normalize(), file));
    if (outputs.isEmpty()) {
      return;
    }
    Stream.concat(
            checked.inputs().sources().stream(),
            checked.result().reviews().stream().flatMap(review -> review.files().stream()))
        .flatMap(file -> Stream.ofNullable(file.path()))
        .flatMap(file -> Stream.ofNullable(outputs.get(file.toAbsolutePath().normalize())))
        .findFirst()
        .ifPresent(
            file -> {
              throw usageError("`%s` is checked, and must not be overwritten".formatted(file));
            });
  }

  private @Nullable GitChanges findChanges(CheckOptions options, Path here) {
    if (options.since() == null) {
      return null;
    }
    try {
      return GitChanges.listSince(options.since(), here);
    } catch (GitChanges.GitFailure reason) {
      throw usageError("`--changed-since %s`: %s".formatted(options.since(), reason.getMessage()));
    }
  }

  private @Nullable SourceFile readPolicy(CheckOptions options) {
    return options.policy() == null
        ? null
        : new InputReader(console.in(), null).read(options.policy(), problems::add);
  }

  private @Nullable Baseline readBaseline(CheckOptions options) {
    if (options.baseline() == null) {
      return null;
    }
    try {
      String text = SourceFile.read(Path.of(options.baseline()), options.baseline()).text();
      return Baseline.read(options.baseline(), text);
    } catch (IOException unreadable) {
      problems.add(FileProblem.ofReading(options.baseline(), unreadable));
      return null;
    }
  }

  private ReportedFindings findings(
      CheckOptions options,
      List<FileReview> reviews,
      @Nullable Baseline baseline,
      Path here,
      CheckSummary summary) {
    RootFolder root = RootFolder.of(here);
    List<Diagnostic> diagnostics =
        reviews.stream().flatMap(review -> review.diagnostics().stream()).toList();
    List<ReportedFinding> findings = ReportedFinding.createAll(diagnostics, root);
    List<SourceFile> files =
        reviews.stream()
            .map(FileReview::source)
            .sorted(Comparator.comparing(SourceFile::name))
            .toList();
    if (baseline != null) {
      Set<String> names = files.stream().map(root::nameOf).collect(Collectors.toSet());
      summary.addFixed(baseline.findFixed(findings, names, root));
      findings = baseline.mark(findings, root);
    }
    if (options.newBaseline() != null) {
      writeFile(options.newBaseline(), Baseline.write(findings, root));
      findings = findings.stream().map(finding -> finding.knownIn(options.newBaseline())).toList();
    }
    summary.addKnown(findings);
    summary.addFixable(findings);
    return new ReportedFindings(
        findings,
        files,
        root,
        options.failOn(),
        options.most(),
        summary.sentences(),
        root.category(here),
        ToolVersion.read());
  }

  private int report(CheckOptions options, ReportedFindings findings) {
    boolean hasColor =
        options.format() == ReportFormat.TEXT && options.color().isOnForOutput(console);
    spec.commandLine().getOut().print(options.format().write(findings, hasColor));
    options.reports().forEach((file, format) -> writeFile(file, format.write(findings, false)));
    if (!options.format().isRead()) {
      findings.leftOut().ifPresent(text -> console.printError("note: " + text + "\n"));
    }
    if (!problems.isEmpty()) {
      return endUnusable();
    }
    return (findings.haveFailure() ? CommandExit.REJECTED : CommandExit.SUCCESS).code();
  }

  private void writeFile(String file, String text) {
    try {
      new OutputFile(Path.of(file)).write(text);
    } catch (IOException unwritable) {
      problems.add(FileProblem.ofWriting(file, unwritable));
    }
  }

  private int endUnusable() {
    MessagePrinter messages = MessagePrinter.of(MessageFormat.TEXT, ColorChoice.NEVER, console);
    problems.forEach(messages::print);
    return CommandExit.UNUSABLE_INPUT.code();
  }

  private ParameterException usageError(String message) {
    return OptionSpecs.usageError(spec.commandLine().getParseResult(), message);
  }
}
