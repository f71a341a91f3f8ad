package dev.k8spark.manifest;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * How a text is written in YAML: plain only where no parser could read anything but this text. It
 * is a closed list of what is harmless, not a list of traps.
 */
final class TextStyle {

  private static final String HARMLESS_SIGNS = "_./@=+-";

  /** Amounts of memory and CPU, which no parser takes for a number. */
  private static final Pattern AMOUNT = Pattern.compile("[1-9][0-9]*(?:Ki|Mi|Gi|Ti|m)");

  /** Words that are truth values or nothing for a parser of YAML 1.1. */
  private static final Set<String> RESERVED =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

  private static final int NO_BREAK_SPACE = 0xA0;

  private TextStyle() {}

  static ScalarStyle choose(String text) {
    if (isWord(text) || AMOUNT.matcher(text).matches()) {
      return ScalarStyle.PLAIN;
    }
    return isPlainLines(text) ? ScalarStyle.LITERAL : ScalarStyle.DOUBLE_QUOTED;
  }

  /** Starts with a letter or a slash, and has no character that means something to YAML. */
  private static boolean isWord(String text) {
    return !text.isEmpty()
        && (isLetter(text.charAt(0)) || text.charAt(0) == '/')
        && IntStream.range(1, text.length()).allMatch(i -> isInWord(text, i))
        && !RESERVED.contains(text.toLowerCase(Locale.ROOT));
  }

  /** A colon is harmless unless something ends behind it. */
  private static boolean isInWord(String text, int index) {
    char c = text.charAt(index);
    return c == ':'
        ? index + 1 < text.length() && isWordSign(text.charAt(index + 1))
        : isWordSign(c);
  }

  private static boolean isWordSign(char c) {
    return isLetter(c) || (c >= '0' && c <= '9') || HARMLESS_SIGNS.indexOf(c) >= 0;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Whether a block literal carries it unchanged, without an indentation indicator. */
  private static boolean isPlainLines(String text) {
    return text.indexOf('\n') > 0
        && text.charAt(0) != ' '
        && !text.endsWith("\n\n")
        && !text.contains(" \n")
        && text.codePoints().allMatch(TextStyle::isHarmless);
  }

  private static boolean isHarmless(int c) {
    return c == '\n' || (c >= ' ' && c <= '~') || (c > NO_BREAK_SPACE && isVisible(c));
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.OTHER_LETTER,
          Character.NON_SPACING_MARK,
          Character.DASH_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.CURRENCY_SYMBOL,
          Character.MATH_SYMBOL,
          Character.OTHER_SYMBOL ->
          true;
      default -> false;
    };
  }
}
