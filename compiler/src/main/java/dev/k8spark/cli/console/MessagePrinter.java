package dev.k8spark.cli.console;

import dev.k8spark.cli.file.FileProblem;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.DiagnosticJson;
import dev.k8spark.diagnostic.DiagnosticRenderer;
import dev.k8spark.diagnostic.Severity;
import dev.k8spark.diagnostic.TerminalText;
import java.util.Collection;

/** Prints a command's messages on standard error: for a person or for a program. */
public sealed interface MessagePrinter {

  /** Makes the printer that the user's options ask for. */
  static MessagePrinter of(MessageFormat format, ColorChoice color, Console console) {
    return switch (format) {
      case TEXT -> new PlainMessages(console, color.isOnForErrors(console));
      case JSON -> new JsonMessages(console);
    };
  }

  /** Prints what is wrong in files. */
  void print(Collection<Diagnostic> diagnostics);

  /** Prints that a file cannot be read or written. */
  void print(FileProblem problem);

  /** Prints what is worth knowing and stands at no place in a file. */
  void printNote(String text);

  /** Prints something that went well and that only a person wants to know. */
  void printProgress(String text);

  /** For a person. */
  record PlainMessages(Console console, boolean hasColor) implements MessagePrinter {

    @Override
    public void print(Collection<Diagnostic> diagnostics) {
      console.printError(new DiagnosticRenderer(hasColor).render(diagnostics));
    }

    @Override
    public void print(FileProblem problem) {
      console.printError("error: " + TerminalText.visible(problem.message()) + "\n");
    }

    @Override
    public void printNote(String text) {
      console.printError("note: " + TerminalText.visible(text) + "\n");
    }

    @Override
    public void printProgress(String text) {
      console.printError(TerminalText.visible(text) + "\n");
    }
  }

  /** For a program: one object a line. */
  record JsonMessages(Console console) implements MessagePrinter {

    @Override
    public void print(Collection<Diagnostic> diagnostics) {
      console.printError(DiagnosticJson.render(diagnostics));
    }

    @Override
    public void print(FileProblem problem) {
      console.printError(DiagnosticJson.render(Severity.ERROR, problem.message(), problem.file()));
    }

    @Override
    public void printNote(String text) {
      console.printError(DiagnosticJson.render(Severity.NOTE, text, null));
    }

    @Override
    public void printProgress(String text) {
      // A program knows what it asked for.
    }
  }
}
