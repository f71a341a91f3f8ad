package dev.k8spark.format;

import dev.k8spark.format.FormatToken.Role;
import dev.k8spark.format.LineBreaks.Form;
import java.util.ArrayList;
import java.util.List;

/** Sets words in lines, from the first to the last. */
final class LinePrinter {

  private static final int INDENT = 2;

  private final NestingIndex structure;
  private final LineBreaks lines;
  private final int[] blanks;

  /** Where the members of a container begin, by the word that opens it. */
  private final int[] members;

  /** The indent of the line on which a container is opened. */
  private final int[] bases;

  /** Where a key stands. */
  private final int[] keyColumns;

  private final List<Line> page = new ArrayList<>();

  private LinePrinter(NestingIndex structure, LineBreaks lines) {
    this.structure = structure;
    this.lines = lines;
    this.blanks = SeparatorAlignment.blanks(structure, lines);
    this.members = new int[structure.size()];
    this.bases = new int[structure.size()];
    this.keyColumns = new int[structure.size()];
  }

  static List<Line> of(NestingIndex structure, LineBreaks lines) {
    LinePrinter page = new LinePrinter(structure, lines);
    for (int i = 0; i < structure.size(); i++) {
      page.word(i);
    }
    return page.page;
  }

  private void word(int i) {
    FormatToken word = structure.word(i);
    String between = "";
    if (lines.begins(i)) {
      page.add(new Line(i, indent(i), lines.hasBlankBefore(i)));
    } else if (word.isComment()) {
      page.getLast().end(word, isOpenedHere(i - 1));
      return;
    } else {
      between = between(i);
    }
    Line line = page.getLast();
    int at = line.column() + between.length();
    int container = structure.container(i);
    if (container != NestingIndex.FILE
        && structure.isFirstOf(container, i)
        && lines.form(container) == Form.HANGING) {
      members[container] = at;
    }
    keyColumns[i] = at;
    line.add(between, word);
    if (word.opens()) {
      bases[i] = line.indent;
      members[i] = line.indent + INDENT;
    }
  }

  /** Whether a word closes what the author had on one line and what has several now. */
  private boolean isOpenedHere(int i) {
    if (!structure.word(i).closes()) {
      return false;
    }
    int open = structure.container(i);
    return lines.form(open) == Form.OPEN && !structure.isBroken(i);
  }

  private int indent(int i) {
    int container = structure.container(i);
    if (structure.isInField(i)) {
      return keyColumns[structure.key(i)] + INDENT;
    }
    if (container == NestingIndex.FILE) {
      return 0;
    }
    return structure.word(i).closes() ? bases[container] : members[container];
  }

  private String between(int i) {
    FormatToken word = structure.word(i);
    FormatToken before = structure.word(i - 1);
    if (structure.isInField(i)) {
      return " ".repeat(before.role() == Role.KEY ? blanks[i] : 1);
    }
    if (before.opens()) {
      return before.isList() || word.closes() ? "" : " ";
    }
    return word.closes() ? (word.isList() ? "" : " ") : ", ";
  }
}
