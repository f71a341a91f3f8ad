package dev.k8spark.cli.fmt;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;

/** Shows changes of a file as {@code diff -u} does. */
final class UnifiedDiff {

  private static final int CONTEXT = 2;
  private static final String NO_LINE_END = "\n\\ No newline at end of file";

  private UnifiedDiff() {}

  /** Returns the lines of the difference. */
  static List<String> compare(String name, String before, String after) {
    List<String> lines = splitLines(before);
    Patch<String> patch = DiffUtils.diff(lines, splitLines(after));
    List<String> diff = UnifiedDiffUtils.generateUnifiedDiff(name, name, lines, patch, CONTEXT);
    return List.of(String.join("\n", diff).split("\n", -1));
  }

  private static List<String> splitLines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    String rest = lines.removeLast();
    if (!rest.isEmpty()) {
      lines.add(rest + NO_LINE_END);
    }
    return lines;
  }
}
