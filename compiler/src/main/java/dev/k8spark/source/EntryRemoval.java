package dev.k8spark.source;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes an entry out of its map, with the path before its key, its line and its comma. An entry
 * with a comment in it, or one that is not written in one piece, is left to its author.
 */
public record EntryRemoval(Node.Entry entry) {

  private static final Pattern SIGN = Pattern.compile("\\s*[:=]?\\s*");

  private static final Pattern HOCON_TEXT = Pattern.compile("(?<=[:=]\\s{0,4})\"[^\"\\\\\\n]*\"");

  /** Elsewhere quotes may be part of a text, which a comment may end. */
  private static final Pattern YAML_TEXT = Pattern.compile("(?<=: {1,4})\"[^\"\\\\\\n]*\"");

  /** What of a dotted path stands before its last key. */
  private static final Pattern PATH = Pattern.compile("(([\\w-]+|\"[^\"\\n]*\")\\.)*$");

  /** The change, where it can be made. */
  public Optional<TextEdit> toEdit() {
    Span key = entry.key();
    Span value = entry.value().span();
    boolean isInOne = key.file().equals(value.file()) && key.end() <= value.start();
    if (!isInOne || !isWritten(text().substring(key.end(), value.start()), value.text())) {
      return Optional.empty();
    }
    return Optional.of(new TextEdit(spanToRemove(pathStart(key.start()), value.end()), ""));
  }

  private String text() {
    return entry.key().file().text();
  }

  private boolean isWritten(String between, String value) {
    boolean isWhole = (value.startsWith("{") && value.endsWith("}")) || between.contains(":");
    return SIGN.matcher(between).matches() && isWhole && !mayHaveComment(value);
  }

  /** A mark of a comment that stands in no quotes. */
  private boolean mayHaveComment(String value) {
    String open = (isHocon() ? HOCON_TEXT : YAML_TEXT).matcher(value).replaceAll("");
    return open.contains("#") || (isHocon() && open.contains("//"));
  }

  private boolean isHocon() {
    return Notation.of(entry.key().file()) == Notation.HOCON;
  }

  private int pathStart(int key) {
    Matcher path = PATH.matcher(text()).region(entry.key().lineStart(), key);
    return path.find() ? path.start() : key;
  }

  private Span spanToRemove(int start, int end) {
    int right = blanksAfter(end);
    boolean hasComma = text().startsWith(",", right);
    right = hasComma ? blanksAfter(right + 1) : right;
    int left = blanksBefore(start, " \t");
    boolean isFirst = left == 0 || text().charAt(left - 1) == '\n';
    int comma = hasComma ? -1 : commaBefore(start, end);
    String rest = text().substring(right);
    int lineEnd = rest.startsWith("\r\n") ? 2 : rest.startsWith("\n") ? 1 : 0;
    if (isFirst && comma < 0 && (lineEnd > 0 || rest.isEmpty())) {
      return new Span(entry.key().file(), left, right + lineEnd);
    }
    return new Span(entry.key().file(), comma < 0 ? start : comma, hasComma ? right : end);
  }

  /** The comma that nothing would follow: JSON has none at the end, and nobody writes one. */
  private int commaBefore(int start, int end) {
    boolean isLast = text().substring(end).stripLeading().startsWith("}");
    int at = blanksBefore(start, isLast && !isHocon() ? " \t\r\n" : " \t") - 1;
    return at >= 0 && text().charAt(at) == ',' ? at : -1;
  }

  private int blanksBefore(int start, String blanks) {
    int at = start;
    while (at > 0 && blanks.indexOf(text().charAt(at - 1)) >= 0) {
      at--;
    }
    return at;
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
