package dev.k8spark.lint.report;

import dev.k8spark.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The texts of a finding, for formats that have a single place for all it says. */
record FindingText(Diagnostic diagnostic) {

  private static final String FENCE = "```";

  /** Returns the message with its label, which a text report puts at the mark. */
  String title() {
    return diagnostic.label() == null || diagnostic.label().isEmpty()
        ? diagnostic.message()
        : "%s (%s)".formatted(diagnostic.message(), diagnostic.label());
  }

  /** Returns the lines of plain text. */
  String plain(RootFolder root) {
    @Nullable String values =
        diagnostic.values() == null
            ? null
            : "values:\n" + diagnostic.values().indent(2).stripTrailing();
    return lines(title(), values, place(root), help());
  }

  /** Returns Markdown, without the second place, which formats link. */
  String markdown() {
    return lines(title(), values(), help());
  }

  /** Returns the values, aligned below the parts of the rule, as a block of Markdown. */
  @Nullable String values() {
    if (diagnostic.values() == null) {
      return null;
    }
    String fence = FENCE;
    while (diagnostic.values().contains(fence)) {
      fence += "`";
    }
    return fence + "\n" + diagnostic.values() + "\n" + fence;
  }

  private @Nullable String help() {
    return diagnostic.help() == null ? null : "help: " + diagnostic.help();
  }

  private @Nullable String place(RootFolder root) {
    Diagnostic.Place other = diagnostic.other();
    return other == null
        ? null
        : "see %s:%d:%d: %s"
            .formatted(
                root.nameOf(other.span().file()),
                other.span().line(),
                other.span().column(),
                other.label());
  }

  private static String lines(@Nullable String... parts) {
    List<String> lines = new ArrayList<>();
    for (@Nullable String part : parts) {
      if (part != null) {
        lines.add(part);
      }
    }
    return String.join("\n", lines);
  }
}
