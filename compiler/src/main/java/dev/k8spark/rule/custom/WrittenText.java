package dev.k8spark.rule.custom;

import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text as a user wrote it, in which a part of its value can be pointed at. Where the notation
 * says the value in other characters than its own, as escapes do, the whole is pointed at.
 */
record WrittenText(Node.Text text) {

  /** What stands before the value itself: quotes, or the head of a block of YAML. */
  private static final Pattern HEAD = Pattern.compile("\"\"\"|\"|'|[|>][-+0-9]*[^\\n]*\\n");

  private static final Pattern TAIL = Pattern.compile("\\s*(\"\"\"|\"|')?\\s*");

  /** The place of a stretch of the value. */
  Span span(int start, int end) {
    String raw = text.span().text();
    int @Nullable [] places = places(raw);
    if (places == null || start > end || end > text.value().length()) {
      return text.span();
    }
    int first = text.span().start() + places[start];
    int last = end == start ? first : text.span().start() + places[end - 1] + 1;
    return new Span(text.span().file(), first, last);
  }

  /** Where in the source each character of the value stands: blanks may differ, nothing else. */
  private int @Nullable [] places(String raw) {
    String value = text.value();
    int[] places = new int[value.length() + 1];
    Matcher head = HEAD.matcher(raw);
    int at = head.lookingAt() ? head.end() : 0;
    for (int i = 0; i < value.length(); i++) {
      boolean isBlank = Character.isWhitespace(value.charAt(i));
      if (!isBlank) {
        at = skipBlanks(raw, at);
      }
      boolean isSame = at < raw.length() && raw.charAt(at) == value.charAt(i);
      if (!isSame && !isBlank) {
        return null;
      }
      places[i] = Math.min(at, raw.length() - 1);
      at += isSame || isBlankAt(raw, at) ? 1 : 0;
    }
    places[value.length()] = Math.min(at, raw.length());
    return TAIL.matcher(raw.substring(places[value.length()])).matches() ? places : null;
  }

  private static int skipBlanks(String raw, int from) {
    int at = from;
    while (isBlankAt(raw, at)) {
      at++;
    }
    return at;
  }

  private static boolean isBlankAt(String raw, int at) {
    return at < raw.length() && Character.isWhitespace(raw.charAt(at));
  }
}
