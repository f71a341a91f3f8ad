package dev.k8spark.cli.fmt;

import dev.k8spark.Compiler;
import dev.k8spark.cli.console.MessagePrinter;
import dev.k8spark.cli.file.FileProblem;
import dev.k8spark.cli.file.InputReader;
import dev.k8spark.cli.file.RewrittenFile;
import dev.k8spark.cli.file.SourceDiscovery;
import dev.k8spark.cli.option.CommandExit;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.format.HoconFormat;
import dev.k8spark.lint.JobDetector;
import dev.k8spark.source.SourceFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call of {@code fmt}: formats each file on its own, and remembers what went wrong. */
final class FormatRun {
  private final InputReader reader;
  private final MessagePrinter messages;
  private final boolean isCheck;
  private final PrintWriter out;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Compiler compiler = new Compiler(null);
  private boolean isStdin;
  private boolean hasProblem;
  private boolean wouldChange;

  /**
   * Makes a run that has formatted nothing yet.
   *
   * @param isCheck whether nothing is written
   */
  FormatRun(InputReader reader, MessagePrinter messages, boolean isCheck, PrintWriter out) {
    this.reader = reader;
    this.messages = messages;
    this.isCheck = isCheck;
    this.out = out;
  }

  /** Formats all files that the paths name, prints what is wrong in them, and ends the command. */
  CommandExit format(List<String> paths, SourceDiscovery.Selection selection) {
    isStdin = paths.contains(InputReader.STDIN);
    SourceDiscovery found =
        SourceDiscovery.find(paths, selection, reader, new JobDetector(compiler));
    found.problems().forEach(this::report);
    List<SourceFile> files = new HoconFiles(compiler).select(found);
    if (files.isEmpty() && !hasProblem) {
      messages.printProgress("no job or policy in HOCON is in " + String.join(", ", paths));
    }
    if (found.excluded() > 0) {
      messages.printNote(
          found.excluded() + " of the files are not looked at, as a policy excludes them");
    }
    files.forEach(this::formatFile);
    messages.print(diagnostics);
    boolean isWrong = wouldChange || diagnostics.stream().anyMatch(Diagnostic::isError);
    return hasProblem
        ? CommandExit.UNUSABLE_INPUT
        : isWrong ? CommandExit.REJECTED : CommandExit.SUCCESS;
  }

  private void formatFile(SourceFile source) {
    Outcome<String> formatted = HoconFormat.format(source);
    diagnostics.addAll(compiler.conceal(source, formatted.diagnostics()));
    @Nullable String text = formatted.value();
    if (text != null) {
      apply(source, text);
    }
  }

  private void apply(SourceFile source, String text) {
    if (isStdin && !isCheck) {
      out.print(text);
    } else if (text.equals(source.text())) {
      return;
    } else if (isCheck) {
      wouldChange = true;
      messages.printProgress("not formatted: " + source.name());
      compare(source, text).forEach(messages::printProgress);
    } else {
      write(source.name(), text);
    }
  }

  /** Returns what would change, for a log that more people may read than the file. */
  private List<String> compare(SourceFile source, String text) {
    SourceFile after = new SourceFile(source.name(), source.path(), text);
    return UnifiedDiff.compare(
        source.name(), compiler.shown(source).text(), compiler.shown(after).text());
  }

  private void write(String name, String text) {
    try {
      new RewrittenFile(Path.of(name)).write(text);
      messages.printProgress("formatted " + name);
    } catch (IOException unwritable) {
      report(FileProblem.ofWriting(name, unwritable));
    }
  }

  private void report(FileProblem problem) {
    messages.print(problem);
    hasProblem = true;
  }
}
