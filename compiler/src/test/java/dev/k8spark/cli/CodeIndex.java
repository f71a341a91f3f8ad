package dev.k8spark.cli;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.lint.report.CodePage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page {@code docs/codes/README.md}, made from the headers and statements of the pages. */
final class CodeIndex {

  private static final String INTRODUCTION =
      """
      # The codes of findings

      Made from the pages by a test; do not edit it. A difference fails the build, which says how to
      put it right.

      A code stands in brackets in a message, and `k8spark explain CODE` prints its page. A finding
      of a rule may get another severity by a policy, and be waived; what the language or Kubernetes
      asks for may not.
      """;

  private static final String TABLE =
      "\n| code | severity | enforced by | what it asks |\n|---|---|---|---|\n";

  String page() {
    Map<String, List<CodePage>> kinds = new TreeMap<>();
    Arrays.stream(Code.values())
        .map(CodePage::of)
        .sorted(Comparator.comparing(page -> page.code().name()))
        .forEach(page -> kinds.computeIfAbsent(kind(page), _ -> new ArrayList<>()).add(page));
    return INTRODUCTION
        + kinds.entrySet().stream()
            .map(kind -> "\n## " + kind.getKey() + "\n" + TABLE + rows(kind.getValue()))
            .collect(Collectors.joining());
  }

  private static String kind(CodePage page) {
    String kind = page.header().split(" · ", -1)[1];
    return switch (page.code().kind()) {
      case LANGUAGE -> "The language";
      case KUBERNETES -> "Kubernetes";
      case REMARK -> "Remarks";
      case RULE -> "Rules: " + kind.substring("rule: ".length());
    };
  }

  private static String rows(List<CodePage> pages) {
    return pages.stream().map(CodeIndex::row).collect(Collectors.joining());
  }

  private static String row(CodePage page) {
    String[] header = page.header().split(" · ", -1);
    return "| [%s](%s.md) | %s | %s | %s |%n"
        .formatted(
            page.code(),
            page.code(),
            header[0],
            header[2].substring("enforced by ".length()),
            page.statement());
  }
}
