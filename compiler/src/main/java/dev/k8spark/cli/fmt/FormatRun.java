package dev.k8spark.cli.fmt;

import dev.k8spark.Compiler;
import dev.k8spark.cli.console.MessagePrinter;
import dev.k8spark.cli.file.FileInput;
import dev.k8spark.cli.file.FileProblem;
import dev.k8spark.cli.file.InputReader;
import dev.k8spark.cli.file.RewrittenFile;
import dev.k8spark.cli.option.CommandExit;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.format.HoconFormat;
import dev.k8spark.policy.Policy;
import dev.k8spark.source.SourceFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One call of {@code fmt}: formats each file on its own, and remembers what went wrong. */
final class FormatRun {
  private final InputReader reader;
  private final MessagePrinter messages;
  private final boolean isCheck;
  private final Predicate<SourceFile> isWanted;
  private final PrintWriter out;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private @Nullable Compiler compiler;
  private boolean hasProblem;
  private boolean wouldChange;

  /**
   * Makes a run that has formatted nothing yet.
   *
   * @param isCheck whether nothing is written
   * @param isWanted whether a file is to be formatted, unless it is a policy
   */
  FormatRun(
      InputReader reader,
      MessagePrinter messages,
      boolean isCheck,
      Predicate<SourceFile> isWanted,
      PrintWriter out) {
    this.reader = reader;
    this.messages = messages;
    this.isCheck = isCheck;
    this.isWanted = isWanted;
    this.out = out;
  }

  /** Formats all files that the paths name, prints what is wrong in them, and ends the command. */
  CommandExit format(List<String> paths) {
    listFiles(paths).forEach(this::formatFile);
    messages.print(diagnostics);
    boolean isWrong = wouldChange || diagnostics.stream().anyMatch(Diagnostic::isError);
    return hasProblem
        ? CommandExit.UNUSABLE_INPUT
        : isWrong ? CommandExit.REJECTED : CommandExit.SUCCESS;
  }

  private Set<String> listFiles(List<String> paths) {
    Set<String> files = new LinkedHashSet<>();
    for (String path : paths) {
      try {
        List<String> hoconFiles = HoconFiles.list(path);
        files.addAll(hoconFiles);
        if (hoconFiles.isEmpty()) {
          messages.printProgress("no .conf file is in " + path);
        }
      } catch (IOException unreadable) {
        report(FileProblem.ofReading(path, unreadable));
      }
    }
    return files;
  }

  private void formatFile(String name) {
    switch (reader.read(name)) {
      case FileInput.ReadFile(SourceFile source) -> {
        if (Policy.isPolicy(source) || isWanted.test(source)) {
          Outcome<String> formatted = HoconFormat.format(source);
          diagnostics.addAll(formatted.diagnostics());
          @Nullable String text = formatted.value();
          if (text != null) {
            apply(name, source, text);
          }
        }
      }
      case FileInput.Unreadable(FileProblem problem) -> report(problem);
    }
  }

  private void apply(String name, SourceFile source, String text) {
    if (name.equals(InputReader.STDIN) && !isCheck) {
      out.print(text);
    } else if (text.equals(source.text())) {
      return;
    } else if (isCheck) {
      wouldChange = true;
      messages.printProgress("not formatted: " + source.name());
      compare(source, text).forEach(messages::printProgress);
    } else {
      write(name, text);
    }
  }

  /** Returns what would change, for a log that more people may read than the file. */
  private List<String> compare(SourceFile source, String text) {
    if (compiler == null) {
      compiler = new Compiler(null);
    }
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
