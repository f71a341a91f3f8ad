package dev.k8spark.cli.check;

import dev.k8spark.cli.console.ColorChoice;
import dev.k8spark.cli.console.Console;
import dev.k8spark.cli.console.MessagePrinter;
import dev.k8spark.cli.file.FileProblem;
import dev.k8spark.cli.file.InputReader;
import dev.k8spark.cli.file.OutputFolder;
import dev.k8spark.cli.option.OptionSpecs;
import dev.k8spark.emit.ToolVersion;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.lint.Baseline;
import dev.k8spark.lint.FileReview;
import dev.k8spark.lint.GitChanges;
import dev.k8spark.lint.Review;
import dev.k8spark.lint.report.Finding;
import dev.k8spark.lint.report.Findings;
import dev.k8spark.lint.report.ReportFormat;
import dev.k8spark.lint.report.RootFolder;
import dev.k8spark.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
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

  public static CommandSpec spec(Console console) {
    CommandSpec spec = new CheckCommand(console).spec;
    spec.usageMessage()
        .parameterListHeading("%n")
        .description("Check jobs, in each of their environments, and policies; print a report.")
        .footer(
            "",
            "A named file is checked whatever it holds. Below a folder policies are known by name,",
            "jobs by their keys; other files are passed over, as are hidden folders, node_modules",
            "and target. A layer that another of the files extends is checked as part of that one.",
            "",
            "The report goes to standard output; files that cannot be read to standard error.",
            "Formats: text, json (lines as of compile), sarif, github (annotations), gitlab (code",
            "quality), junit, rdjson (reviewdog). Paths in the last five are relative to the",
            "repository. Waived findings and those of the baseline do not count; SARIF has them",
            "as suppressed, JUnit as skipped.",
            "",
            "Exit codes: 0 nothing of the weight of --fail-on, 1 something, 2 the command line is",
            "wrong or a file cannot be read or written, 70 a bug of k8spark.");
    return CheckOptions.addTo(spec).addOption(OptionSpecs.help());
  }

  @Override
  public Integer call() {
    CheckOptions options = CheckOptions.of(spec.commandLine().getParseResult());
    Path here = Path.of("").toAbsolutePath();
    @Nullable GitChanges changes = changes(options, here);
    @Nullable Baseline baseline = baseline(options);
    Checked checked = check(options, changes);
    if (!problems.isEmpty()) {
      return unusable();
    }
    refuseToOverwrite(options, checked);
    FixApplier mending = new FixApplier(console);
    int rounds = options.fix() ? MAX_ROUNDS : 0;
    while (rounds-- > 0 && mending.mend(checked.reviews())) {
      checked = check(options, changes);
    }
    problems.addAll(mending.problems());
    problems.addAll(checked.files().problems());
    if (!checked.result().unknown().isEmpty()) {
      throw new ParameterException(spec.commandLine(), checked.result().unknown().getFirst());
    }
    List<FileReview> reviews = checked.reviews();
    int unchanged = checked.result().reviews().size() - reviews.size();
    CheckSummary course = new CheckSummary(reviews, unchanged, options.asOf());
    course.passedOver(checked.files().passedOver()).layers(checked.result().layers());
    return told(options, findings(options, reviews, baseline, here, course));
  }

  /** One look at all files, and what of them is to be told. */
  private record Checked(CheckedFiles files, Review.Result result, List<FileReview> reviews) {}

  private Checked check(CheckOptions options, @Nullable GitChanges changes) {
    Review review = new Review(options.scope(policy(options)));
    CheckedFiles files = CheckedFiles.of(options, review.signs());
    Review.Result result =
        options.shape() ? review.shapes(files.sources()) : review.check(files.sources());
    List<FileReview> reviews =
        result.reviews().stream().filter(one -> changes == null || changes.touch(one)).toList();
    return new Checked(files, result, reviews);
  }

  /** A report in the place of a file that it tells of would be the end of that file. */
  private void refuseToOverwrite(CheckOptions options, Checked checked) {
    Map<Path, String> outputs = new HashMap<>();
    Stream.concat(options.reports().keySet().stream(), Stream.ofNullable(options.newBaseline()))
        .forEach(file -> outputs.put(Path.of(file).toAbsolutePath().normalize(), file));
    if (outputs.isEmpty()) {
      return;
    }
    Stream.concat(
            checked.files().sources().stream(),
            checked.result().reviews().stream().flatMap(one -> one.files().stream()))
        .flatMap(file -> Stream.ofNullable(file.path()))
        .flatMap(file -> Stream.ofNullable(outputs.get(file.toAbsolutePath().normalize())))
        .findFirst()
        .ifPresent(
            file -> {
              throw new ParameterException(
                  spec.commandLine(),
                  "`%s` is checked, and must not be overwritten".formatted(file));
            });
  }

  private @Nullable GitChanges changes(CheckOptions options, Path here) {
    if (options.since() == null) {
      return null;
    }
    try {
      return GitChanges.since(options.since(), here);
    } catch (GitChanges.Unknown reason) {
      throw new ParameterException(
          spec.commandLine(),
          "`--changed-since %s`: %s".formatted(options.since(), reason.getMessage()));
    }
  }

  private @Nullable SourceFile policy(CheckOptions options) {
    if (options.policy() == null) {
      return null;
    }
    return switch (new InputReader(console.in(), null).read(options.policy())) {
      case InputReader.Input.Text(SourceFile source) -> source;
      case InputReader.Input.Unreadable(FileProblem problem) -> {
        problems.add(problem);
        yield null;
      }
    };
  }

  private @Nullable Baseline baseline(CheckOptions options) {
    if (options.baseline() == null) {
      return null;
    }
    try {
      String text = SourceFile.read(Path.of(options.baseline()), options.baseline()).text();
      return Baseline.read(options.baseline(), text);
    } catch (IOException unreadable) {
      problems.add(FileProblem.reading(options.baseline(), unreadable));
      return null;
    }
  }

  private Findings findings(
      CheckOptions options,
      List<FileReview> reviews,
      @Nullable Baseline baseline,
      Path here,
      CheckSummary course) {
    RootFolder root = RootFolder.of(here);
    List<Diagnostic> found = reviews.stream().flatMap(one -> one.found().stream()).toList();
    List<Finding> all = Finding.of(found, root);
    List<SourceFile> files =
        reviews.stream()
            .map(FileReview::source)
            .sorted(Comparator.comparing(SourceFile::name))
            .toList();
    if (baseline != null) {
      var names = files.stream().map(root::nameOf).collect(Collectors.toSet());
      course.mended(baseline.mended(all, names, root));
      all = baseline.mark(all, root);
    }
    if (options.newBaseline() != null) {
      writeFile(options.newBaseline(), Baseline.text(all, root));
      all = all.stream().map(one -> one.knownIn(options.newBaseline())).toList();
    }
    course.known(all);
    course.mendable(all);
    return new Findings(
        all,
        files,
        root,
        options.failOn(),
        options.most(),
        course.sentences(),
        root.category(here),
        ToolVersion.read());
  }

  private int told(CheckOptions options, Findings findings) {
    boolean colour =
        options.format() == ReportFormat.TEXT && options.colour().isOnForOutputOf(console);
    spec.commandLine().getOut().print(options.format().write(findings, colour));
    options.reports().forEach((file, format) -> writeFile(file, format.write(findings, false)));
    if (!options.format().isRead()) {
      findings.leftOut().ifPresent(text -> console.printError("note: " + text + "\n"));
    }
    if (!problems.isEmpty()) {
      return unusable();
    }
    return findings.fail() ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  private void writeFile(String file, String text) {
    try {
      OutputFolder.writeFile(Path.of(file), text);
    } catch (IOException unwritable) {
      problems.add(FileProblem.writing(file, unwritable));
    }
  }

  private int unusable() {
    MessagePrinter.of(MessagePrinter.Format.TEXT, ColorChoice.NEVER, console).problems(problems);
    return ExitCode.USAGE;
  }
}
