package dev.k8spark.cli.check;

import dev.k8spark.cli.console.ColorChoice;
import dev.k8spark.cli.console.Console;
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

  private final MessagePrinter report;
  private final List<FileProblem> problems = new ArrayList<>();

  FixApplier(Console console) {
    this.report = MessagePrinter.of(MessagePrinter.Format.TEXT, ColorChoice.NEVER, console);
  }

  List<FileProblem> problems() {
    return List.copyOf(problems);
  }

  /** Whether a file changed, so that all are to be checked anew. */
  boolean mend(List<FileReview> reviews) {
    List<Diagnostic> found =
        Diagnostic.sort(reviews.stream().flatMap(one -> one.found().stream()).toList());
    boolean changed = false;
    for (FileReview review : reviews) {
      List<Fix> fixes =
          Diagnostic.withoutWaived(found).stream()
              .flatMap(one -> Stream.ofNullable(one.fix()))
              .flatMap(fix -> Stream.ofNullable(in(review.source(), fix)))
              .distinct()
              .toList();
      changed |= !fixes.isEmpty() && mend(review.source(), fixes);
    }
    return changed;
  }

  /** The fix as one of this file, which another job may have read by another name. */
  private static @Nullable Fix in(SourceFile source, Fix fix) {
    Span span = fix.edit().span();
    @Nullable Path path = span.file().path();
    if (path == null || source.path() == null || !source.text().equals(span.file().text())) {
      return null;
    }
    Path one = path.toAbsolutePath().normalize();
    return one.equals(source.path().toAbsolutePath().normalize())
        ? new Fix(
            fix.text(), new TextEdit(new Span(source, span.start(), span.end()), fix.edit().text()))
        : null;
  }

  private boolean mend(SourceFile source, List<Fix> fixes) {
    @Nullable TextEdits edits = edits(source, fixes.stream().map(Fix::edit).toList());
    if (edits == null || source.path() == null) {
      return false;
    }
    try {
      new RewrittenFile(source.path()).write(edits.file().text());
    } catch (IOException unwritable) {
      problems.add(FileProblem.writing(source.name(), unwritable));
      return false;
    }
    fixes.stream()
        .filter(fix -> edits.applied().contains(fix.edit()))
        .forEach(fix -> report.say("fixed %s: %s".formatted(fix.edit().span(), fix.text())));
    return true;
  }

  /** Where not all of them go together, those that go with the ones before them. */
  private static @Nullable TextEdits edits(SourceFile source, List<TextEdit> wanted) {
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
