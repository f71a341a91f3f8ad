package dev.k8spark.format;

import dev.k8spark.format.FormatToken.Role;
import dev.k8spark.format.LineBreaks.Form;
import java.util.ArrayList;
import java.util.List;

/** Sets words in lines, from the first to the last. */
final class LinePrinter {

  private static final int INDENT = 2;

  private final NestingIndex nesting;
  private final LineBreaks breaks;
  private final int[] blanks;

  /** Where the members of a container begin, by the word that opens it. */
  private final int[] members;

  /** The indent of the line on which a container is opened. */
  private final int[] bases;

  /** Where a key stands. */
  private final int[] keyColumns;

  private final List<OutputLine> lines = new ArrayList<>();

  private LinePrinter(NestingIndex nesting, LineBreaks breaks) {
    this.nesting = nesting;
    this.breaks = breaks;
    this.blanks = SeparatorAlignment.alignSeparators(nesting, breaks);
    this.members = new int[nesting.size()];
    this.bases = new int[nesting.size()];
    this.keyColumns = new int[nesting.size()];
  }

  static List<OutputLine> print(NestingIndex nesting, LineBreaks breaks) {
    LinePrinter lines = new LinePrinter(nesting, breaks);
    for (int i = 0; i < nesting.size(); i++) {
      lines.addToken(i);
    }
    return lines.lines;
  }

  private void addToken(int i) {
    FormatToken token = nesting.token(i);
    String between = "";
    if (breaks.begins(i)) {
      lines.add(new OutputLine(i, indentOf(i), breaks.hasBlankBefore(i)));
    } else if (token.isComment()) {
      lines.getLast().end(token, isOpenedHere(i - 1));
      return;
    } else {
      between = blanksBefore(i);
    }
    OutputLine line = lines.getLast();
    int at = line.column() + between.length();
    int container = nesting.containerOf(i);
    if (container != NestingIndex.FILE
        && nesting.isFirstOf(container, i)
        && breaks.formOf(container) == Form.HANGING) {
      members[container] = at;
    }
    keyColumns[i] = at;
    line.add(between, token);
    if (token.opens()) {
      bases[i] = line.indent;
      members[i] = line.indent + INDENT;
    }
  }

  /** Whether a word closes what the author had on one line and what has several now. */
  private boolean isOpenedHere(int i) {
    if (!nesting.token(i).closes()) {
      return false;
    }
    int open = nesting.containerOf(i);
    return breaks.formOf(open) == Form.OPEN && !nesting.isBroken(i);
  }

  private int indentOf(int i) {
    int container = nesting.containerOf(i);
    if (nesting.isInField(i)) {
      return keyColumns[nesting.keyOf(i)] + INDENT;
    }
    if (container == NestingIndex.FILE) {
      return 0;
    }
    return nesting.token(i).closes() ? bases[container] : members[container];
  }

  private String blanksBefore(int i) {
    FormatToken token = nesting.token(i);
    FormatToken before = nesting.token(i - 1);
    if (nesting.isInField(i)) {
      return " ".repeat(before.role() == Role.KEY ? blanks[i] : 1);
    }
    if (before.opens()) {
      return before.isArray() || token.closes() ? "" : " ";
    }
    return token.closes() ? (token.isArray() ? "" : " ") : ", ";
  }
}
