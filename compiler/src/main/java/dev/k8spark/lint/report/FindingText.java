package dev.k8spark.lint.report;

import dev.k8spark.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that a finding says, as one text, for formats that have a single place for it. */
record FindingText(Diagnostic said) {

  private static final String FENCE = "```";

  /** What is wrong, with the words that stand at the mark in a text report. */
  String title() {
    return said.label() == null || said.label().isEmpty()
        ? said.message()
        : "%s (%s)".formatted(said.message(), said.label());
  }

  /** Lines for a person who is shown them as they are. */
  String plain(RootFolder root) {
    @Nullable String values =
        said.values() == null ? null : "values:\n" + said.values().indent(2).stripTrailing();
    return lines(title(), values, place(root), help());
  }

  /** The same as Markdown, without the second place, where a format links it. */
  String markdown() {
    return lines(title(), values(), help());
  }

  /** The values, which stand beneath the parts that they are of, as a block of Markdown. */
  @Nullable String values() {
    if (said.values() == null) {
      return null;
    }
    String fence = FENCE;
    while (said.values().contains(fence)) {
      fence += "`";
    }
    return fence + "\n" + said.values() + "\n" + fence;
  }

  private @Nullable String help() {
    return said.help() == null ? null : "help: " + said.help();
  }

  private @Nullable String place(RootFolder root) {
    Diagnostic.Place other = said.other();
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
