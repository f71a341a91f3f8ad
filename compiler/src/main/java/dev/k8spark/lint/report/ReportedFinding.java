package dev.k8spark.lint.report;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.runtime.contract.Sha256;
import dev.k8spark.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A diagnostic of a report, with a fingerprint by which later runs recognize it.
 *
 * @param fingerprint the same after lines were added or removed above, and different for each
 *     finding of a run
 * @param baseline the file that lists it as known, if one does: then it does not count
 */
public record ReportedFinding(
    Diagnostic diagnostic, String fingerprint, @Nullable String baseline) {

  private static final int FINGERPRINT_LENGTH = 32;

  /** Of a longer line each finding would hash all the others again. */
  private static final int HASHED_LENGTH = 1000;

  /** Makes findings of diagnostics, each once, in order of place. */
  public static List<ReportedFinding> createAll(
      Collection<Diagnostic> diagnostics, RootFolder root) {
    Map<String, Integer> seen = new HashMap<>();
    List<ReportedFinding> findings = new ArrayList<>();
    for (Diagnostic diagnostic : Diagnostic.sort(diagnostics)) {
      String hash = hash(diagnostic, root);
      findings.add(
          new ReportedFinding(diagnostic, hash + ":" + seen.merge(hash, 1, Integer::sum), null));
    }
    return findings;
  }

  /** Returns the finding as one that a baseline lists. */
  public ReportedFinding knownIn(String file) {
    return new ReportedFinding(diagnostic, fingerprint, file);
  }

  /** Returns whether the finding is neither waived nor listed in a baseline. */
  public boolean counts() {
    return diagnostic.waiver() == null && baseline == null;
  }

  /** Returns the texts of the finding. */
  FindingText text() {
    return new FindingText(diagnostic);
  }

  /** Returns a place in a file: the other one, where the first is on the command line. */
  Span place() {
    Diagnostic.Place other = diagnostic.other();
    boolean isElsewhere = diagnostic.span().file().path() == null;
    return isElsewhere && other != null && other.span().file().path() != null
        ? other.span()
        : diagnostic.span();
  }

  /**
   * Hashes the line's text and the marked part of it, since line numbers change with every edit.
   */
  private static String hash(Diagnostic diagnostic, RootFolder root) {
    Span span = diagnostic.span();
    String line = span.lineText().strip();
    String text = line.substring(0, Math.min(line.length(), HASHED_LENGTH));
    String marked = span.text().lines().findFirst().orElse("");
    String key = String.join("\0", diagnostic.id(), root.nameOf(span.file()), text, marked);
    return Sha256.hash(key).substring(0, FINGERPRINT_LENGTH);
  }
}
