package dev.k8spark.read;

import com.typesafe.config.impl.HoconSyntax.Kind;
import com.typesafe.config.impl.HoconSyntax.Piece;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in a HOCON text one stands.
 *
 * @param open the innermost bracket that is open
 * @param key the key of the field that is being written
 * @param separator the sign behind that key
 * @param value the first piece of its value, or of a list's item
 * @param valueOnLaterLine whether that stands on a later line than the sign
 */
record ParseContext(
    @Nullable Piece open,
    @Nullable Piece key,
    @Nullable Piece separator,
    @Nullable Piece value,
    boolean valueOnLaterLine) {

  private static final ParseContext START = new ParseContext(null, null, null, null, false);

  /** The place before a piece. */
  static ParseContext before(List<Piece> pieces, int index) {
    Deque<Piece> open = new ArrayDeque<>();
    ParseContext place = START;
    for (Piece piece : pieces.subList(0, Math.max(0, index))) {
      place = place.after(piece, open);
    }
    return place;
  }

  private ParseContext after(Piece piece, Deque<Piece> stack) {
    return switch (piece.kind()) {
      case OPEN_MAP, OPEN_LIST -> {
        stack.push(piece);
        yield fresh(piece);
      }
      case CLOSE_MAP, CLOSE_LIST -> {
        stack.poll();
        yield fresh(stack.peek());
      }
      case COMMA -> fresh(open);
      case NEWLINE -> newline();
      case SEPARATOR, APPEND -> new ParseContext(open, key, piece, value, false);
      case QUOTED, PLAIN, NUMBER, NULL, REFERENCE, OPTIONAL_REFERENCE -> text(piece);
      case SPACE, COMMENT, PROBLEM, END -> this;
    };
  }

  private ParseContext newline() {
    if (separator != null && value == null) {
      return new ParseContext(open, key, separator, null, true);
    }
    return value == null ? this : fresh(open);
  }

  private ParseContext text(Piece piece) {
    boolean inList = open != null && open.kind() == Kind.OPEN_LIST;
    if (inList || separator != null) {
      return value == null ? new ParseContext(open, key, separator, piece, valueOnLaterLine) : this;
    }
    Piece whole = piece;
    if (key != null) {
      String gap = " ".repeat(piece.start() - key.end());
      whole = new Piece(key.kind(), key.start(), piece.end(), key.text() + gap + piece.text());
    }
    return new ParseContext(open, whole, null, null, false);
  }

  private static ParseContext fresh(@Nullable Piece open) {
    return new ParseContext(open, null, null, null, false);
  }

  /** Whether a key stands before, and nothing that could be its value. */
  boolean lacksValue() {
    return key != null && value == null;
  }

  /**
   * The text that the user meant as one value: up to a comma, a bracket, a comment or the line's
   * end.
   */
  String wholeValue(String text, int at) {
    int start = value == null ? at : value.start();
    int end = at;
    while (end < text.length() && !endsValue(text, end)) {
      end++;
    }
    return text.substring(start, end).strip().replace("\"", "");
  }

  private static boolean endsValue(String text, int at) {
    char c = text.charAt(at);
    boolean comment = c == '#' || text.startsWith("//", at);
    return c == '\n'
        || c == ','
        || c == '}'
        || c == ']'
        || (comment && Character.isWhitespace(text.charAt(at - 1)));
  }
}
