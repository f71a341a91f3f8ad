package dev.k8spark.diagnostic;

import java.util.regex.Pattern;

/** Text of a user as a terminal may show it: without control characters, its width known. */
public final class TerminalText {

  private static final int REPLACEMENT = 0xFFFD;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int EMOJI_SELECTOR = 0xFE0F;

  /** Below it every character is one column wide and stands alone. */
  private static final int FIRST_COMBINING = 0x300;

  private static final String TAB = "    ";

  private TerminalText() {}

  /**
   * The text with a picture for every character that would act on the terminal instead of being
   * shown: controls, and what changes the direction of the line.
   */
  public static String visible(String text) {
    if (text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (point == '\t') {
                shown.append(TAB);
              } else {
                shown.appendCodePoint(picture(point));
              }
            });
    return shown.toString();
  }

  /** How many columns a text from {@link #visible} takes. */
  public static int width(String visible) {
    if (visible.chars().allMatch(c -> c < FIRST_COMBINING)) {
      return visible.length();
    }
    return Clusters.PATTERN
        .matcher(visible)
        .results()
        .mapToInt(match -> clusterWidth(match.group()))
        .sum();
  }

  private static int picture(int point) {
    if (point < ' ') {
      return 0x2400 + point;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL -> point == 0x7F ? 0x2421 : REPLACEMENT;
      case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          REPLACEMENT;
      case Character.FORMAT ->
          point == ZERO_WIDTH_JOINER || Character.isEmojiComponent(point) ? point : REPLACEMENT;
      default -> point;
    };
  }

  /** What a reader sees as one character is two columns wide at most. */
  private static int clusterWidth(String cluster) {
    if (cluster.indexOf(EMOJI_SELECTOR) >= 0) {
      return 2;
    }
    return Math.min(2, cluster.codePoints().map(TerminalText::pointWidth).sum());
  }

  private static int pointWidth(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(point) ? 2 : 1;
    };
  }

  private static boolean isWide(int point) {
    if (Character.isEmojiPresentation(point)) {
      return true;
    }
    if ((point >= 0x3000 && point <= 0x303E) || (point >= 0xFF01 && point <= 0xFF60)) {
      return true;
    }
    boolean narrowForm = point >= 0xFF61 && point <= 0xFFDC;
    return switch (Character.UnicodeScript.of(point)) {
      case HAN, HANGUL, HIRAGANA, KATAKANA, BOPOMOFO, YI, TANGUT -> !narrowForm;
      default -> false;
    };
  }

  /** Loaded only for text that needs it. */
  private static final class Clusters {
    static final Pattern PATTERN = Pattern.compile("\\X");
  }
}
