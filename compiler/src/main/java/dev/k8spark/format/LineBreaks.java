package dev.k8spark.format;

import java.util.BitSet;

/**
 * Where lines begin. The author's own line ends are kept, but a container whose first or last word
 * has a line of its own gives one to both.
 */
final class LineBreaks {

  /** How a container stands. */
  enum Form {
    /** Between its brackets no line ends, but perhaps inside its members. */
    INLINE,
    /** The members hang below the first one, which follows the bracket. */
    HANGING,
    /** The brackets end a line and begin one; the members are indented. */
    OPEN
  }

  private final NestingIndex nesting;
  private final BitSet opened;
  private final BitSet forced;
  private final Form[] forms;

  /**
   * @param opened containers that are to be open
   * @param forced words that are to begin a line
   */
  LineBreaks(NestingIndex nesting, BitSet opened, BitSet forced) {
    this.nesting = nesting;
    this.opened = opened;
    this.forced = forced;
    this.forms = decideForms();
  }

  private Form[] decideForms() {
    Form[] forms = new Form[nesting.size()];
    boolean[] parted = new boolean[nesting.size()];
    boolean[] holdsOpen = new boolean[nesting.size()];
    for (int i = nesting.size() - 1; i >= 0; i--) {
      int container = nesting.containerOf(i);
      if (nesting.token(i).opens()) {
        forms[i] = decideForm(i, parted[i], holdsOpen[i]);
      }
      if (container != NestingIndex.FILE) {
        parted[container] |= nesting.starts(i) && isParted(i);
        holdsOpen[container] |= forms[i] == Form.OPEN || holdsOpen[i];
      }
    }
    return forms;
  }

  private Form decideForm(int open, boolean isParted, boolean holdsOpen) {
    if (nesting.isEmpty(open)) {
      return Form.INLINE;
    }
    boolean atEnds =
        nesting.token(open + 1).isComment()
            || nesting.isBroken(open + 1)
            || nesting.isBroken(nesting.closeOf(open));
    if (opened.get(open) || atEnds || (isParted && holdsOpen)) {
      return Form.OPEN;
    }
    return isParted ? Form.HANGING : Form.INLINE;
  }

  private boolean isParted(int i) {
    return nesting.isBroken(i) || forced.get(i);
  }

  /** The form of the container that a word opens. */
  Form formOf(int open) {
    return open == NestingIndex.FILE ? Form.OPEN : forms[open];
  }

  /** Whether a word begins a line. */
  boolean begins(int i) {
    FormatToken token = nesting.token(i);
    if (i == 0 || nesting.token(i - 1).isComment()) {
      return true;
    }
    if (token.isComment()) {
      return token.lineEnds() > 0;
    }
    if (nesting.isInField(i)) {
      return false;
    }
    int container = nesting.containerOf(i);
    Form form = formOf(container);
    if (token.closes() || nesting.isFirstOf(container, i)) {
      return form == Form.OPEN;
    }
    return form != Form.INLINE && isParted(i);
  }

  /** Whether an empty line stays before a word. */
  boolean hasBlankBefore(int i) {
    return i > 0
        && begins(i)
        && nesting.token(i).lineEnds() > 1
        && !nesting.token(i).closes()
        && !nesting.token(i - 1).opens()
        && !nesting.isInField(i);
  }
}
