package dev.k8spark.format;

import dev.k8spark.format.LineBreaks.Form;
import java.util.BitSet;
import java.util.List;

/** Breaks lines that are too wide, each at the outermost place where that is possible. */
final class LineBreaker {

  /** How wide code may be; a scalar that is wider stays whole, and comments do not count. */
  static final int WIDTH = 120;

  private final NestingIndex structure;
  private final BitSet opened = new BitSet();
  private final BitSet forced = new BitSet();

  private LineBreaker(NestingIndex structure) {
    this.structure = structure;
  }

  /** The lines of a file, none of them wider than it must be. */
  static List<Line> lines(NestingIndex structure) {
    LineBreaker breaker = new LineBreaker(structure);
    while (true) {
      LineBreaks lines = new LineBreaks(structure, breaker.opened, breaker.forced);
      List<Line> page = LinePrinter.of(structure, lines);
      if (!breaker.breaksAny(page, lines)) {
        return page;
      }
    }
  }

  private boolean breaksAny(List<Line> page, LineBreaks lines) {
    boolean any = false;
    for (int i = 0; i < page.size(); i++) {
      if (page.get(i).widest() > WIDTH) {
        int end = i + 1 < page.size() ? page.get(i + 1).first : structure.size();
        any |= breaks(page.get(i).first, end, lines);
      }
    }
    return any;
  }

  private boolean breaks(int from, int to, LineBreaks lines) {
    int container = outermost(from, to, lines);
    if (container == NestingIndex.FILE) {
      return partsMembers(from, to, lines);
    }
    opened.set(container);
    if (lines.form(container) == Form.INLINE) {
      for (int i = container + 1; i < structure.close(container); i++) {
        if (structure.starts(i) && structure.container(i) == container) {
          forced.set(i);
        }
      }
    }
    return true;
  }

  /** The container to open: one that hangs here, or the first that has all of itself here. */
  private int outermost(int from, int to, LineBreaks lines) {
    int found = NestingIndex.FILE;
    int around = structure.container(from);
    while (around != NestingIndex.FILE) {
      found = lines.form(around) == Form.HANGING ? around : found;
      around = structure.container(around);
    }
    for (int i = from; i < to && found == NestingIndex.FILE; i++) {
      if (structure.word(i).opens() && canOpen(i, to, lines)) {
        found = i;
      }
    }
    return found;
  }

  private boolean canOpen(int open, int to, LineBreaks lines) {
    return switch (lines.form(open)) {
      case HANGING -> true;
      case OPEN -> false;
      case INLINE ->
          !structure.isEmpty(open) && structure.close(open) < to && !holdsOneContainer(open);
    };
  }

  private boolean holdsOneContainer(int open) {
    return structure.word(open + 1).opens()
        && structure.close(open + 1) == structure.close(open) - 1;
  }

  /** Gives each member that begins inside a line its own one. */
  private boolean partsMembers(int from, int to, LineBreaks lines) {
    boolean any = false;
    for (int i = from + 1; i < to; i++) {
      if (structure.starts(i)
          && !lines.begins(i)
          && lines.form(structure.container(i)) == Form.OPEN) {
        forced.set(i);
        any = true;
      }
    }
    return any;
  }
}
