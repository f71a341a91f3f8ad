package dev.k8spark.cli.fmt;

import dev.k8spark.Compiler;
import dev.k8spark.cli.console.MessagePrinter;
import dev.k8spark.cli.file.FileProblem;
import dev.k8spark.cli.file.InputReader;
import dev.k8spark.cli.file.RewrittenFile;
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
import picocli.CommandLine.ExitCode;

/** One call of {@code fmt}: each file on its own, and what was met on the way. */
final class FormatRun {
  private final InputReader reader;
  private final MessagePrinter report;
  private final boolean isCheck;
  private final Predicate<SourceFile> isMeant;
  private final PrintWriter out;
  private final List<Diagnostic> found = new ArrayList<>();
  private @Nullable Compiler compiler;
  private boolean hasProblem;
  private boolean wouldChange;

  FormatRun(
      InputReader reader,
      MessagePrinter report,
      boolean isCheck,
      Predicate<SourceFile> isMeant,
      PrintWriter out) {
    this.reader = reader;
    this.report = report;
    this.isCheck = isCheck;
    this.isMeant = isMeant;
    this.out = out;
  }

  Set<String> files(List<String> paths) {
    Set<String> files = new LinkedHashSet<>();
    for (String path : paths) {
      try {
        List<String> below = HoconFiles.of(path);
        files.addAll(below);
        if (below.isEmpty()) {
          report.say("no .conf file is in " + path);
        }
      } catch (IOException unreadable) {
        problem(FileProblem.reading(path, unreadable));
      }
    }
    return files;
  }

  void file(String name) {
    switch (reader.read(name)) {
      case InputReader.Input.Text(SourceFile source) -> {
        if (!Policy.isPolicy(source) && !isMeant.test(source)) {
          return;
        }
        Outcome<String> outcome = HoconFormat.format(source);
        found.addAll(outcome.diagnostics());
        String text = outcome.value();
        if (text != null) {
          formatted(name, source, text);
        }
      }
      case InputReader.Input.Unreadable(FileProblem problem) -> problem(problem);
    }
  }

  private void formatted(String name, SourceFile source, String text) {
    if (name.equals(InputReader.STDIN) && !isCheck) {
      out.print(text);
    } else if (text.equals(source.text())) {
      return;
    } else if (isCheck) {
      wouldChange = true;
      report.say("not formatted: " + source.name());
      differences(source, text).forEach(report::say);
    } else {
      write(name, text);
    }
  }

  /** What would change, for a log that more people may read than the file. */
  private List<String> differences(SourceFile source, String text) {
    if (compiler == null) {
      compiler = new Compiler(null);
    }
    SourceFile after = new SourceFile(source.name(), source.path(), text);
    return UnifiedDiff.of(
        source.name(), compiler.shown(source).text(), compiler.shown(after).text());
  }

  private void write(String name, String text) {
    try {
      new RewrittenFile(Path.of(name)).write(text);
      report.say("formatted " + name);
    } catch (IOException unwritable) {
      problem(FileProblem.writing(name, unwritable));
    }
  }

  private void problem(FileProblem problem) {
    report.problem(problem);
    hasProblem = true;
  }

  /** Tells what is wrong in the files, and the exit code. */
  int finish() {
    report.found(found);
    boolean isWrong = wouldChange || found.stream().anyMatch(Diagnostic::isError);
    return hasProblem ? ExitCode.USAGE : isWrong ? ExitCode.SOFTWARE : ExitCode.OK;
  }
}
