package dev.k8spark.edit;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.read.JobReader;
import dev.k8spark.source.Document;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.TextEdit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Edits of one file, in any notation. What no edit touches stays as it is, to the byte; the result
 * can be read as well as the file could before.
 *
 * @param file the file with its new text
 * @param applied the edits that it holds, in their order; those that met another one are left out
 */
public record TextEdits(SourceFile file, List<TextEdit> applied) {

  private static final Comparator<TextEdit> ORDER =
      Comparator.comparing(TextEdit::span).thenComparing(TextEdit::text);

  public TextEdits {
    applied = List.copyOf(applied);
  }

  /**
   * Applies edits, of two that overlap the first. Nothing is returned for a file that cannot be
   * read, or that could not be read any more.
   */
  public static Optional<TextEdits> apply(SourceFile source, Collection<TextEdit> edits) {
    if (edits.stream().anyMatch(edit -> !edit.span().file().equals(source))) {
      throw new IllegalArgumentException("an edit of another file than " + source);
    }
    List<TextEdit> applied = withoutOverlaps(edits);
    SourceFile edited = new SourceFile(source.name(), source.path(), applyTo(source, applied));
    return isAsSound(edited, source)
        ? Optional.of(new TextEdits(edited, applied))
        : Optional.empty();
  }

  private static List<TextEdit> withoutOverlaps(Collection<TextEdit> edits) {
    List<TextEdit> apart = new ArrayList<>();
    int end = 0;
    for (TextEdit edit : edits.stream().distinct().sorted(ORDER).toList()) {
      if (edit.span().start() >= end) {
        apart.add(edit);
        end = edit.span().end();
      }
    }
    return apart;
  }

  private static String applyTo(SourceFile source, List<TextEdit> edits) {
    String lineEnd = lineEndOf(source.text());
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (TextEdit edit : edits) {
      text.append(source.text(), at, edit.span().start());
      text.append(edit.text().replace("\n", lineEnd));
      at = edit.span().end();
    }
    return text.append(source.text(), at, source.text().length()).toString();
  }

  /** How the file's first line ends. */
  private static String lineEndOf(String text) {
    int first = text.indexOf('\n');
    return first > 0 && text.charAt(first - 1) == '\r' ? "\r\n" : "\n";
  }

  /** Both are well-formed, and reading the new one finds nothing more wrong than the old. */
  private static boolean isAsSound(SourceFile edited, SourceFile source) {
    Outcome<Document> before = read(source);
    Outcome<Document> after = read(edited);
    return isWellFormed(before) && isWellFormed(after) && countErrors(after) <= countErrors(before);
  }

  private static Outcome<Document> read(SourceFile source) {
    return JobReader.read(source, path -> true);
  }

  private static boolean isWellFormed(Outcome<Document> read) {
    return read.value() != null
        && read.diagnostics().stream().noneMatch(diagnostic -> diagnostic.code() == Code.SYNTAX);
  }

  private static long countErrors(Outcome<Document> read) {
    return read.diagnostics().stream().filter(Diagnostic::isError).count();
  }
}
