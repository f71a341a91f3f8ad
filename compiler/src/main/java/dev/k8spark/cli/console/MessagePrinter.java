package dev.k8spark.cli.console;

import dev.k8spark.cli.file.FileProblem;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.DiagnosticJson;
import dev.k8spark.diagnostic.DiagnosticRenderer;
import dev.k8spark.diagnostic.TerminalText;
import java.util.Collection;

/** How a command tells what it found, on standard error: for a person or for a program. */
public sealed interface MessagePrinter {

  /** The values of {@code --format}. */
  enum Format {
    TEXT,
    JSON
  }

  static MessagePrinter of(Format format, ColorChoice colour, Console console) {
    return switch (format) {
      case TEXT -> new Text(console, colour.isOnFor(console));
      case JSON -> new Json(console);
    };
  }

  void found(Collection<Diagnostic> diagnostics);

  void problem(FileProblem problem);

  default void problems(Collection<FileProblem> problems) {
    problems.forEach(this::problem);
  }

  /** Something that went well and that only a person wants to know. */
  void say(String text);

  /** For a person. */
  record Text(Console console, boolean colour) implements MessagePrinter {

    @Override
    public void found(Collection<Diagnostic> diagnostics) {
      console.printError(new DiagnosticRenderer(colour).render(diagnostics));
    }

    @Override
    public void problem(FileProblem problem) {
      console.printError("error: " + TerminalText.visible(problem.message()) + "\n");
    }

    @Override
    public void say(String text) {
      console.printError(TerminalText.visible(text) + "\n");
    }
  }

  /** For a program: one object a line. */
  record Json(Console console) implements MessagePrinter {

    @Override
    public void found(Collection<Diagnostic> diagnostics) {
      console.printError(DiagnosticJson.render(diagnostics));
    }

    @Override
    public void problem(FileProblem problem) {
      console.printError(DiagnosticJson.render(problem.message(), problem.file()));
    }

    @Override
    public void say(String text) {
      // A program knows what it asked for.
    }
  }
}
