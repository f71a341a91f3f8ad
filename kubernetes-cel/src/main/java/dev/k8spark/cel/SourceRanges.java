package dev.k8spark.cel;

import dev.cel.common.CelSource;
import dev.cel.common.ast.CelExpr;
import java.util.Arrays;
import java.util.List;

/** Where in an expression the word or sign of each of its parts stands, in UTF-16 units. */
final class SourceRanges {

  /** A stretch of the expression. */
  record Range(int start, int end) {}

  private static final List<String> SIGNS = List.of("&&", "||", "==", "!=", "<=", ">=", ".?", "[?");

  private final CelSource source;
  private final String expression;
  private final int[] points;

  SourceRanges(CelSource source, String expression) {
    this.source = source;
    this.expression = expression;
    this.points = expression.codePoints().toArray();
  }

  Range of(CelExpr part) {
    return at(source.getPositionsMap().getOrDefault(part.id(), 0));
  }

  /** The word or sign at an offset that CEL counts in code points. */
  Range at(int codePoint) {
    int offset = utf16(Math.max(0, Math.min(codePoint, points.length)));
    if (offset >= expression.length()) {
      return new Range(expression.length(), expression.length());
    }
    char sign = expression.charAt(offset);
    return switch (sign) {
      case '(' -> wordBefore(offset);
      case '.' -> wordAfter(offset);
      case '"', '\'' -> quoted(offset);
      default -> word(offset, sign);
    };
  }

  /** Whether what stands there is called as a function. */
  boolean isCalled(Range name) {
    return expression.substring(name.end()).stripLeading().startsWith("(");
  }

  private Range word(int offset, char sign) {
    if (Character.isLetterOrDigit(sign) || sign == '_') {
      return new Range(offset, wordEnd(offset));
    }
    boolean two =
        offset + 2 <= expression.length()
            && SIGNS.contains(expression.substring(offset, offset + 2));
    int length = two ? 2 : Character.charCount(expression.codePointAt(offset));
    return new Range(offset, offset + length);
  }

  /** The name of what is called. */
  private Range wordBefore(int parenthesis) {
    int end = parenthesis;
    while (end > 0 && Character.isWhitespace(expression.charAt(end - 1))) {
      end--;
    }
    int start = end;
    while (start > 0 && isWord(expression.charAt(start - 1))) {
      start--;
    }
    return start == end ? new Range(parenthesis, parenthesis + 1) : new Range(start, end);
  }

  /** The field behind a dot. */
  private Range wordAfter(int dot) {
    int start = dot + 1;
    while (start < expression.length() && !isWord(expression.charAt(start))) {
      start++;
    }
    return start == expression.length()
        ? new Range(dot, dot + 1)
        : new Range(start, wordEnd(start));
  }

  private Range quoted(int start) {
    int end = expression.indexOf(expression.charAt(start), start + 1);
    return new Range(start, end < 0 ? expression.length() : end + 1);
  }

  private int wordEnd(int start) {
    int end = start;
    while (end < expression.length() && isWord(expression.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private int utf16(int codePoint) {
    return Arrays.stream(points, 0, codePoint).map(Character::charCount).sum();
  }
}
