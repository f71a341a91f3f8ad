package dev.k8spark.source;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes an entry out of its map, with its line and its comma. An entry with a comment in it, or one
 * that is not written in one piece, is left to its author.
 */
public record Removal(Node.Entry entry) {

  private static final Pattern SIGN = Pattern.compile("\\s*[:=]?\\s*");

  /** The change, where it can be made. */
  public Optional<Edit> edit() {
    Span key = entry.key();
    Span value = entry.value().span();
    boolean isInOne = key.file().equals(value.file()) && key.end() <= value.start();
    if (!isInOne || !isWritten(text().substring(key.end(), value.start()), value.text())) {
      return Optional.empty();
    }
    return Optional.of(new Edit(around(key.start(), value.end()), ""));
  }

  private String text() {
    return entry.key().file().text();
  }

  private boolean isWritten(String between, String value) {
    boolean isWhole = (value.startsWith("{") && value.endsWith("}")) || between.contains(":");
    return SIGN.matcher(between).matches()
        && isWhole
        && !value.contains("#")
        && !value.contains("//");
  }

  private Span around(int start, int end) {
    int right = blanksAfter(end);
    boolean hasComma = text().startsWith(",", right);
    right = hasComma ? blanksAfter(right + 1) : right;
    int left = start;
    while (left > 0 && isBlank(text().charAt(left - 1))) {
      left--;
    }
    boolean isFirst = left == 0 || text().charAt(left - 1) == '\n';
    String rest = text().substring(right);
    int lineEnd = rest.startsWith("\r\n") ? 2 : rest.startsWith("\n") ? 1 : 0;
    if (isFirst && (lineEnd > 0 || rest.isEmpty())) {
      return new Span(entry.key().file(), left, right + lineEnd);
    }
    return new Span(entry.key().file(), start, hasComma ? right : end);
  }

  private int blanksAfter(int from) {
    int at = from;
    while (at < text().length() && isBlank(text().charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
