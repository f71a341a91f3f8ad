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
 * One thing that was found, with what lets later runs know it again.
 *
 * @param fingerprint the same after lines were added or removed above, and different for each
 *     finding of a run
 * @param baseline the file that lists it as known, if one does: then it does not count
 */
public record Finding(Diagnostic said, String fingerprint, @Nullable String baseline) {

  private static final int FINGERPRINT_LENGTH = 32;

  /** Each once, in order of place. */
  public static List<Finding> of(Collection<Diagnostic> found, RootFolder root) {
    Map<String, Integer> seen = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (Diagnostic one : Diagnostic.sort(found)) {
      String hash = hash(one, root);
      findings.add(new Finding(one, hash + ":" + seen.merge(hash, 1, Integer::sum), null));
    }
    return findings;
  }

  /** The same, as one that a baseline lists. */
  public Finding knownIn(String file) {
    return new Finding(said, fingerprint, file);
  }

  /** Whether anybody has to do something about it. */
  public boolean counts() {
    return said.waiver() == null && baseline == null;
  }

  FindingText wording() {
    return new FindingText(said);
  }

  /** Where those look who see only files: what stands on the command line is shown by the other. */
  Span place() {
    Diagnostic.Place other = said.other();
    boolean isElsewhere = said.span().file().path() == null;
    return isElsewhere && other != null && other.span().file().path() != null
        ? other.span()
        : said.span();
  }

  /** The line's text and the marked part of it, since line numbers change with every edit. */
  private static String hash(Diagnostic one, RootFolder root) {
    Span span = one.span();
    String marked = span.text().lines().findFirst().orElse("");
    String key =
        String.join("\0", one.id(), root.nameOf(span.file()), span.lineText().strip(), marked);
    return Sha256.hash(key).substring(0, FINGERPRINT_LENGTH);
  }
}
