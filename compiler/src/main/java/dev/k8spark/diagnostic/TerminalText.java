package dev.k8spark.diagnostic;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text of a user as a terminal, a log or a page may show it: without characters that act instead of
 * being shown, and without what the logs of build servers take for commands. Its width is known.
 * All outputs go through here, whatever their format.
 */
public final class TerminalText {

  private static final int REPLACEMENT = 0xFFFD;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int EMOJI_SELECTOR = 0xFE0F;

  /** Below it every character is one column wide and stands alone. */
  private static final int FIRST_COMBINING = 0x300;

  private static final String TAB = "    ";

  /** Of the same width as what they stand for, so that marks stay under their place. */
  private static final String MODIFIER_COLON = "\uA789";

  private static final String SHARP = "\u266F";

  private TerminalText() {}

  /**
   * The text of one line, with a picture for every character that would act on the terminal instead
   * of being shown: controls, line ends, and what changes the direction of the line. Applied twice
   * it changes nothing more.
   */
  public static String visible(String text) {
    return withoutCommands(
        text.chars().allMatch(c -> c >= ' ' && c < 0x7F) ? text : withPictures(text));
  }

  /** The same for a text of several lines, whose line feeds stay. */
  public static String visibleLines(String text) {
    return text.indexOf('\n') < 0
        ? visible(text)
        : Arrays.stream(text.split("\n", -1))
            .map(TerminalText::visible)
            .collect(Collectors.joining("\n"));
  }

  /**
   * Build servers obey a line that begins with {@code ::error}, and {@code ##[error]} anywhere in
   * it; some take a word between.
   */
  private static String withoutCommands(String line) {
    String shown =
        line.contains("##") ? Commands.BRACKET.matcher(line).replaceAll("#" + SHARP) : line;
    return shown.contains("::")
        ? Commands.START.matcher(shown).replaceFirst("$1:" + MODIFIER_COLON)
        : shown;
  }

  private static String withPictures(String text) {
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
  private static final class Commands {
    static final Pattern START = Pattern.compile("^(\\s*)::(?!:)");
    static final Pattern BRACKET = Pattern.compile("##(?=[a-z]*\\[)");
  }

  /** Loaded only for text that needs it. */
  private static final class Clusters {
    static final Pattern PATTERN = Pattern.compile("\\X");
  }
}
