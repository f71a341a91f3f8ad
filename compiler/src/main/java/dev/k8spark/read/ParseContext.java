package dev.k8spark.read;

import com.typesafe.config.impl.HoconSyntax.HoconToken;
import com.typesafe.config.impl.HoconSyntax.TokenKind;
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
    @Nullable HoconToken open,
    @Nullable HoconToken key,
    @Nullable HoconToken separator,
    @Nullable HoconToken value,
    boolean valueOnLaterLine) {

  private static final ParseContext START = new ParseContext(null, null, null, null, false);

  /** The place before a piece. */
  static ParseContext upTo(List<HoconToken> tokens, int index) {
    Deque<HoconToken> open = new ArrayDeque<>();
    ParseContext context = START;
    for (HoconToken token : tokens.subList(0, Math.max(0, index))) {
      context = context.advance(token, open);
    }
    return context;
  }

  private ParseContext advance(HoconToken token, Deque<HoconToken> stack) {
    return switch (token.kind()) {
      case OPEN_OBJECT, OPEN_ARRAY -> {
        stack.push(token);
        yield inside(token);
      }
      case CLOSE_OBJECT, CLOSE_ARRAY -> {
        stack.poll();
        yield inside(stack.peek());
      }
      case COMMA -> inside(open);
      case NEWLINE -> endLine();
      case SEPARATOR, APPEND -> new ParseContext(open, key, token, value, false);
      case QUOTED, UNQUOTED, NUMBER, NULL, SUBSTITUTION, OPTIONAL_SUBSTITUTION -> addText(token);
      case SPACE, COMMENT, PROBLEM, END -> this;
    };
  }

  private ParseContext endLine() {
    if (separator != null && value == null) {
      return new ParseContext(open, key, separator, null, true);
    }
    return value == null ? this : inside(open);
  }

  private ParseContext addText(HoconToken token) {
    boolean inList = open != null && open.kind() == TokenKind.OPEN_ARRAY;
    if (inList || separator != null) {
      return value == null ? new ParseContext(open, key, separator, token, valueOnLaterLine) : this;
    }
    HoconToken whole = token;
    if (key != null) {
      String gap = " ".repeat(token.start() - key.end());
      whole = new HoconToken(key.kind(), key.start(), token.end(), key.text() + gap + token.text());
    }
    return new ParseContext(open, whole, null, null, false);
  }

  private static ParseContext inside(@Nullable HoconToken open) {
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

  /**
   * The text that the user meant as a key, up to what separates it from its value; empty where none
   * can stand or no value follows on the line.
   */
  String wholeKey(String text, int at) {
    if (separator != null || (open != null && open.kind() == TokenKind.OPEN_ARRAY)) {
      return "";
    }
    int end = at;
    while (end < text.length() && !endsValue(text, end) && "=:{".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    boolean hasValue = end < text.length() && "=:{".indexOf(text.charAt(end)) >= 0;
    int start = key == null ? at : key.start();
    return hasValue
        ? text.substring(start, end).replaceFirst("\\+$", "").strip().replace("\"", "")
        : "";
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
