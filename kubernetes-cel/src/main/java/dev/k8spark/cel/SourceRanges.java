package dev.k8spark.cel;

import dev.cel.common.CelSource;
import dev.cel.common.ast.CelExpr;
import java.util.Arrays;
import java.util.List;

/** Where in an expression the word or sign of each of its parts stands, in UTF-16 units. */
final class SourceRanges {

  /** A stretch of the expression. */
  record SourceRange(int start, int end) {}

  private static final List<String> SIGNS = List.of("&&", "||", "==", "!=", "<=", ">=", ".?", "[?");

  private final CelSource source;
  private final String expression;
  private final int[] points;

  SourceRanges(CelSource source, String expression) {
    this.source = source;
    this.expression = expression;
    this.points = expression.codePoints().toArray();
  }

  SourceRange locate(CelExpr part) {
    return locateAt(source.getPositionsMap().getOrDefault(part.id(), 0));
  }

  /** The word or sign at an offset that CEL counts in code points. */
  SourceRange locateAt(int codePoint) {
    int offset = toUtf16(Math.max(0, Math.min(codePoint, points.length)));
    if (offset >= expression.length()) {
      return new SourceRange(expression.length(), expression.length());
    }
    char sign = expression.charAt(offset);
    return switch (sign) {
      case '(' -> findWordBefore(offset);
      case '.' -> findWordAfter(offset);
      case '"', '\'' -> findQuoted(offset);
      default -> findWord(offset, sign);
    };
  }

  /** Whether what stands there is called as a function. */
  boolean isCalled(SourceRange name) {
    return expression.substring(name.end()).stripLeading().startsWith("(");
  }

  private SourceRange findWord(int offset, char sign) {
    if (Character.isLetterOrDigit(sign) || sign == '_') {
      return new SourceRange(offset, findWordEnd(offset));
    }
    boolean two =
        offset + 2 <= expression.length()
            && SIGNS.contains(expression.substring(offset, offset + 2));
    int length = two ? 2 : Character.charCount(expression.codePointAt(offset));
    return new SourceRange(offset, offset + length);
  }

  /** The name of what is called. */
  private SourceRange findWordBefore(int parenthesis) {
    int end = parenthesis;
    while (end > 0 && Character.isWhitespace(expression.charAt(end - 1))) {
      end--;
    }
    int start = end;
    while (start > 0 && isWord(expression.charAt(start - 1))) {
      start--;
    }
    return start == end
        ? new SourceRange(parenthesis, parenthesis + 1)
        : new SourceRange(start, end);
  }

  /** The field behind a dot. */
  private SourceRange findWordAfter(int dot) {
    int start = dot + 1;
    while (start < expression.length() && !isWord(expression.charAt(start))) {
      start++;
    }
    return start == expression.length()
        ? new SourceRange(dot, dot + 1)
        : new SourceRange(start, findWordEnd(start));
  }

  private SourceRange findQuoted(int start) {
    int end = expression.indexOf(expression.charAt(start), start + 1);
    return new SourceRange(start, end < 0 ? expression.length() : end + 1);
  }

  private int findWordEnd(int start) {
    int end = start;
    while (end < expression.length() && isWord(expression.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private int toUtf16(int codePoint) {
    return Arrays.stream(points, 0, codePoint).map(Character::charCount).sum();
  }
}
