package dev.k8spark.schema;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The word that somebody may have meant. */
public final class DidYouMean {

  private DidYouMean() {}

  /** The nearest of the candidates, if one is near enough: one slip in three characters. */
  public static Optional<String> findNearest(String written, Collection<String> candidates) {
    String word = written.toLowerCase(Locale.ROOT);
    return candidates.stream()
        .filter(
            c ->
                distanceBetween(word, c.toLowerCase(Locale.ROOT)) <= Math.max(1, word.length() / 3))
        .min(
            Comparator.comparingInt((String c) -> distanceBetween(word, c.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** What to write instead: the nearest of the names, or else all of them. */
  public static String suggestOrList(String written, Collection<String> names) {
    return findNearest(written, names)
        .map("did you mean `%s`?"::formatted)
        .orElseGet(() -> "there are `%s`".formatted(String.join("`, `", names)));
  }

  /** Insertions, deletions, changes and swaps of neighbours that make one word of the other. */
  static int distanceBetween(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : distanceAt(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int distanceAt(int[][] d, String a, String b, int i, int j) {
    int changed = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(d[i - 1][j - 1] + changed, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
