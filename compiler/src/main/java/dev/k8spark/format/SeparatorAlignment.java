package dev.k8spark.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far signs and brackets stand from their keys: one blank, but where the author put those of
 * neighbouring fields into one column they stay in one. Signs without a blank share a column by
 * chance only.
 */
final class SeparatorAlignment {

  private final NestingIndex structure;
  private final LineBreaks lines;
  private final int[] blanks;
  private final Map<Integer, Run> runs = new HashMap<>();

  private SeparatorAlignment(NestingIndex structure, LineBreaks lines) {
    this.structure = structure;
    this.lines = lines;
    this.blanks = new int[structure.size()];
    Arrays.fill(blanks, 1);
  }

  /** Fields of one container whose signs were as far from the start of their keys. */
  private record Run(int distance, List<Integer> keys) {}

  /** For each word that follows a key, how many blanks are before it. */
  static int[] blanks(NestingIndex structure, LineBreaks lines) {
    SeparatorAlignment signs = new SeparatorAlignment(structure, lines);
    for (int i = 0; i < structure.size(); i++) {
      signs.word(i);
    }
    signs.runs.values().forEach(signs::align);
    return signs.blanks;
  }

  private void word(int i) {
    int container = structure.container(i);
    boolean leads =
        lines.begins(i)
            || (structure.isFirstOf(container, i)
                && lines.form(container) == LineBreaks.Form.HANGING);
    if (lines.hasBlankBefore(i)) {
      finish(container);
    }
    if (leads && structure.word(i).role() == FormatToken.Role.KEY) {
      field(container, i);
    }
  }

  private void field(int container, int key) {
    FormatToken sign = structure.word(key + 1);
    int distance = sign.column() - structure.word(key).column();
    boolean isGlued = distance <= width(key);
    if (isGlued || sign.isComment() || sign.lineEnds() > 0 || structure.word(key).hasLines()) {
      finish(container);
      return;
    }
    Run run = runs.get(container);
    if (run == null || run.distance() != distance) {
      finish(container);
      run = new Run(distance, new ArrayList<>());
      runs.put(container, run);
    }
    run.keys().add(key);
  }

  private void finish(int container) {
    Run run = runs.remove(container);
    if (run != null) {
      align(run);
    }
  }

  private void align(Run run) {
    int widest = run.keys().stream().mapToInt(this::width).max().orElse(0);
    for (int key : run.keys()) {
      blanks[key + 1] = 1 + widest - width(key);
    }
  }

  private int width(int key) {
    return structure.word(key).width();
  }
}
