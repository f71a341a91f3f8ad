package dev.k8spark.cli.check;

import dev.k8spark.cli.console.ColorChoice;
import dev.k8spark.cli.console.Console;
import dev.k8spark.cli.console.MessageFormat;
import dev.k8spark.cli.console.MessagePrinter;
import dev.k8spark.cli.file.FileProblem;
import dev.k8spark.cli.file.RewrittenFile;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Fix;
import dev.k8spark.edit.TextEdits;
import dev.k8spark.lint.FileReview;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import dev.k8spark.source.TextEdit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the fixes of findings into the files that were checked, and into no other: a layer of
 * other jobs, or a policy above, is not touched. No fix is written twice, so that it comes to an
 * end.
 */
final class FixApplier {

  private final MessagePrinter messages;
  private final List<FileProblem> problems = new ArrayList<>();

  FixApplier(Console console) {
    this.messages = MessagePrinter.of(MessageFormat.TEXT, ColorChoice.NEVER, console);
  }

  List<FileProblem> problems() {
    return List.copyOf(problems);
  }

  /** Applies all fixes; returns whether a file changed, so that all are to be checked anew. */
  boolean apply(List<FileReview> reviews) {
    List<Diagnostic> diagnostics =
        Diagnostic.sort(reviews.stream().flatMap(review -> review.diagnostics().stream()).toList());
    List<Diagnostic> unwaived = Diagnostic.withoutWaived(diagnostics);
    boolean changed = false;
    for (FileReview review : reviews) {
      List<Fix> fixes =
          unwaived.stream()
              .flatMap(diagnostic -> Stream.ofNullable(diagnostic.fix()))
              .flatMap(fix -> Stream.ofNullable(relocate(fix, review.source())))
              .distinct()
              .toList();
      changed |= !fixes.isEmpty() && apply(review.source(), fixes);
    }
    return changed;
  }

  /**
   * Returns the fix as one of this file, which another job may have read by another name, or null
   * where it belongs to another file.
   */
  private static @Nullable Fix relocate(Fix fix, SourceFile source) {
    Span span = fix.edit().span();
    @Nullable Path path = span.file().path();
    if (path == null || source.path() == null || !source.text().equals(span.file().text())) {
      return null;
    }
    Path absolute = path.toAbsolutePath().normalize();
    return absolute.equals(source.path().toAbsolutePath().normalize())
        ? new Fix(
            fix.text(), new TextEdit(new Span(source, span.start(), span.end()), fix.edit().text()))
        : null;
  }

  private boolean apply(SourceFile source, List<Fix> fixes) {
    @Nullable TextEdits edits = combine(source, fixes.stream().map(Fix::edit).toList());
    if (edits == null || source.path() == null) {
      return false;
    }
    try {
      new RewrittenFile(source.path()).write(edits.file().text());
    } catch (IOException unwritable) {
      problems.add(FileProblem.ofWriting(source.name(), unwritable));
      return false;
    }
    fixes.stream()
        .filter(fix -> edits.applied().contains(fix.edit()))
        .forEach(
            fix -> messages.printProgress("fixed %s: %s".formatted(fix.edit().span(), fix.text())));
    return true;
  }

  /** Combines the edits; where not all go together, those that go with the ones before them. */
  private static @Nullable TextEdits combine(SourceFile source, List<TextEdit> wanted) {
    @Nullable TextEdits edits = TextEdits.apply(source, wanted).orElse(null);
    List<TextEdit> kept = new ArrayList<>();
    for (TextEdit edit : edits == null ? wanted : List.<TextEdit>of()) {
      kept.add(edit);
      @Nullable TextEdits more = TextEdits.apply(source, kept).orElse(null);
      if (more == null) {
        kept.removeLast();
      } else {
        edits = more;
      }
    }
    return edits;
  }
}
