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

  private final NestingIndex structure;
  private final BitSet opened;
  private final BitSet forced;
  private final Form[] forms;

  /**
   * @param opened containers that are to be open
   * @param forced words that are to begin a line
   */
  LineBreaks(NestingIndex structure, BitSet opened, BitSet forced) {
    this.structure = structure;
    this.opened = opened;
    this.forced = forced;
    this.forms = forms();
  }

  private Form[] forms() {
    Form[] found = new Form[structure.size()];
    boolean[] parted = new boolean[structure.size()];
    boolean[] holdsOpen = new boolean[structure.size()];
    for (int i = structure.size() - 1; i >= 0; i--) {
      int container = structure.container(i);
      if (structure.word(i).opens()) {
        found[i] = form(i, parted[i], holdsOpen[i]);
      }
      if (container != NestingIndex.FILE) {
        parted[container] |= structure.starts(i) && isParted(i);
        holdsOpen[container] |= found[i] == Form.OPEN || holdsOpen[i];
      }
    }
    return found;
  }

  private Form form(int open, boolean isParted, boolean holdsOpen) {
    if (structure.isEmpty(open)) {
      return Form.INLINE;
    }
    boolean atEnds =
        structure.word(open + 1).isComment()
            || structure.isBroken(open + 1)
            || structure.isBroken(structure.close(open));
    if (opened.get(open) || atEnds || (isParted && holdsOpen)) {
      return Form.OPEN;
    }
    return isParted ? Form.HANGING : Form.INLINE;
  }

  private boolean isParted(int i) {
    return structure.isBroken(i) || forced.get(i);
  }

  /** The form of the container that a word opens. */
  Form form(int open) {
    return open == NestingIndex.FILE ? Form.OPEN : forms[open];
  }

  /** Whether a word begins a line. */
  boolean begins(int i) {
    FormatToken word = structure.word(i);
    if (i == 0 || structure.word(i - 1).isComment()) {
      return true;
    }
    if (word.isComment()) {
      return word.lineEnds() > 0;
    }
    if (structure.isInField(i)) {
      return false;
    }
    int container = structure.container(i);
    Form form = form(container);
    if (word.closes() || structure.isFirstOf(container, i)) {
      return form == Form.OPEN;
    }
    return form != Form.INLINE && isParted(i);
  }

  /** Whether an empty line stays before a word. */
  boolean hasBlankBefore(int i) {
    return i > 0
        && begins(i)
        && structure.word(i).lineEnds() > 1
        && !structure.word(i).closes()
        && !structure.word(i - 1).opens()
        && !structure.isInField(i);
  }
}
