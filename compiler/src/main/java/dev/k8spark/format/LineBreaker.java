package dev.k8spark.format;

import dev.k8spark.format.LineBreaks.Form;
import java.util.BitSet;
import java.util.List;

/** Breaks lines that are too wide, each at the outermost place where that is possible. */
final class LineBreaker {

  /** How wide code may be; a scalar that is wider stays whole, and comments do not count. */
  static final int WIDTH = 120;

  private final NestingIndex nesting;
  private final BitSet opened = new BitSet();
  private final BitSet forced = new BitSet();

  private LineBreaker(NestingIndex nesting) {
    this.nesting = nesting;
  }

  /** The lines of a file, none of them wider than it must be. */
  static List<OutputLine> breakLines(NestingIndex nesting) {
    LineBreaker breaker = new LineBreaker(nesting);
    while (true) {
      LineBreaks breaks = new LineBreaks(nesting, breaker.opened, breaker.forced);
      List<OutputLine> lines = LinePrinter.print(nesting, breaks);
      if (!breaker.breakWide(lines, breaks)) {
        return lines;
      }
    }
  }

  private boolean breakWide(List<OutputLine> lines, LineBreaks breaks) {
    boolean any = false;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).widest() > WIDTH) {
        int end = i + 1 < lines.size() ? lines.get(i + 1).firstToken : nesting.size();
        any |= breakLine(lines.get(i).firstToken, end, breaks);
      }
    }
    return any;
  }

  private boolean breakLine(int from, int to, LineBreaks breaks) {
    int container = findOutermost(from, to, breaks);
    if (container == NestingIndex.FILE) {
      return breakMembers(from, to, breaks);
    }
    opened.set(container);
    if (breaks.formOf(container) == Form.INLINE) {
      for (int i = container + 1; i < nesting.closeOf(container); i++) {
        if (nesting.starts(i) && nesting.containerOf(i) == container) {
          forced.set(i);
        }
      }
    }
    return true;
  }

  /** The container to open: one that hangs here, or the first that has all of itself here. */
  private int findOutermost(int from, int to, LineBreaks breaks) {
    int outermost = NestingIndex.FILE;
    int container = nesting.containerOf(from);
    while (container != NestingIndex.FILE) {
      outermost = breaks.formOf(container) == Form.HANGING ? container : outermost;
      container = nesting.containerOf(container);
    }
    for (int i = from; i < to && outermost == NestingIndex.FILE; i++) {
      if (nesting.token(i).opens() && canOpen(i, to, breaks)) {
        outermost = i;
      }
    }
    return outermost;
  }

  private boolean canOpen(int open, int to, LineBreaks breaks) {
    return switch (breaks.formOf(open)) {
      case HANGING -> true;
      case OPEN -> false;
      case INLINE ->
          !nesting.isEmpty(open) && nesting.closeOf(open) < to && !holdsOneContainer(open);
    };
  }

  private boolean holdsOneContainer(int open) {
    return nesting.token(open + 1).opens()
        && nesting.closeOf(open + 1) == nesting.closeOf(open) - 1;
  }

  /** Gives each member that begins inside a line its own one. */
  private boolean breakMembers(int from, int to, LineBreaks breaks) {
    boolean any = false;
    for (int i = from + 1; i < to; i++) {
      if (nesting.starts(i)
          && !breaks.begins(i)
          && breaks.formOf(nesting.containerOf(i)) == Form.OPEN) {
        forced.set(i);
        any = true;
      }
    }
    return any;
  }
}
