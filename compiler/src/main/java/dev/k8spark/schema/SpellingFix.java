package dev.k8spark.schema;

import dev.k8spark.diagnostic.Fix;
import dev.k8spark.source.Span;
import dev.k8spark.source.TextEdit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A word that is surely a slip for another one, and the change that fixes it. */
public final class SpellingFix {

  /** In shorter words one slip makes another word: a `gpu` is no `cpu`. */
  private static final int MIN_LENGTH = 5;

  private static final int LONG = 8;

  /** What needs no quotes in any notation, and is no other type there. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

  private SpellingFix() {}

  /**
   * The change, where one candidate is nearer than all others: one slip, in long words two.
   *
   * @param place where the word stands, with its quotes if it has some
   */
  public static @Nullable Fix find(Span place, String written, Collection<String> candidates) {
    int most = written.length() < MIN_LENGTH ? 0 : written.length() < LONG ? 1 : 2;
    for (int slips = 0; slips <= most; slips++) {
      List<String> near = findAtDistance(slips, written, candidates);
      if (!near.isEmpty()) {
        return near.size() == 1 ? replace(place, written, near.getFirst()).orElse(null) : null;
      }
    }
    return null;
  }

  /** The change to a word that is known to mean the same. */
  static Optional<Fix> replace(Span place, String written, String word) {
    int at = place.text().indexOf(written);
    if (at < 0 || !PLAIN.matcher(word).matches() || place.file().path() == null) {
      return Optional.empty();
    }
    String before = place.text().substring(0, at);
    String after = place.text().substring(at + written.length());
    boolean isWhole = before.equals(after) && List.of("", "\"", "'").contains(before);
    int start = place.start() + at;
    Span span = new Span(place.file(), start, start + written.length());
    return isWhole
        ? Optional.of(
            new Fix("replace `%s` by `%s`".formatted(written, word), new TextEdit(span, word)))
        : Optional.empty();
  }

  private static List<String> findAtDistance(
      int slips, String written, Collection<String> candidates) {
    String word = written.toLowerCase(Locale.ROOT);
    return candidates.stream()
        .filter(
            candidate ->
                DidYouMean.distanceBetween(word, candidate.toLowerCase(Locale.ROOT)) == slips)
        .toList();
  }
}
