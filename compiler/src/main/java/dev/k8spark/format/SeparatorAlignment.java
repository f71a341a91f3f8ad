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

  private final NestingIndex nesting;
  private final LineBreaks breaks;
  private final int[] blanks;
  private final Map<Integer, Run> runs = new HashMap<>();

  private SeparatorAlignment(NestingIndex nesting, LineBreaks breaks) {
    this.nesting = nesting;
    this.breaks = breaks;
    this.blanks = new int[nesting.size()];
    Arrays.fill(blanks, 1);
  }

  /** Fields of one container whose signs were as far from the start of their keys. */
  private record Run(int distance, List<Integer> keys) {}

  /** For each word that follows a key, how many blanks are before it. */
  static int[] alignSeparators(NestingIndex nesting, LineBreaks breaks) {
    SeparatorAlignment alignment = new SeparatorAlignment(nesting, breaks);
    for (int i = 0; i < nesting.size(); i++) {
      alignment.visitToken(i);
    }
    alignment.runs.values().forEach(alignment::align);
    return alignment.blanks;
  }

  private void visitToken(int i) {
    int container = nesting.containerOf(i);
    boolean leads =
        breaks.begins(i)
            || (nesting.isFirstOf(container, i)
                && breaks.formOf(container) == LineBreaks.Form.HANGING);
    if (breaks.hasBlankBefore(i)) {
      finish(container);
    }
    if (leads && nesting.token(i).role() == FormatToken.Role.KEY) {
      addField(container, i);
    }
  }

  private void addField(int container, int key) {
    FormatToken separator = nesting.token(key + 1);
    int distance = separator.column() - nesting.token(key).column();
    boolean isGlued = distance <= widthOf(key);
    if (isGlued
        || separator.isComment()
        || separator.lineEnds() > 0
        || nesting.token(key).hasLines()) {
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
    int widest = run.keys().stream().mapToInt(this::widthOf).max().orElse(0);
    for (int key : run.keys()) {
      blanks[key + 1] = 1 + widest - widthOf(key);
    }
  }

  private int widthOf(int key) {
    return nesting.token(key).width();
  }
}
