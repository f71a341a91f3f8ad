package dev.k8spark.read;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.source.Document;
import dev.k8spark.source.Node;
import dev.k8spark.source.SourceFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the tests of this package read and compare. */
final class Trees {

  /** The maps that the tests take for flat, wherever they stand. */
  static final FlatKeys FLAT =
      path -> !path.isRoot() && List.of("conf", "env", "labels").contains(path.last());

  private Trees() {}

  static Outcome<Document> read(String name, String text) {
    return JobReader.read(new SourceFile(name, null, text), FLAT);
  }

  /** A tree without its places: maps, lists, texts, {@code <null>} and {@code <broken>}. */
  static Object plain(Outcome<Document> outcome) {
    return plain(Objects.requireNonNull(outcome.value(), () -> said(outcome).toString()).root());
  }

  static Object plain(Node node) {
    return switch (node) {
      case Node.Text text -> text.value();
      case Node.Null _ -> "<null>";
      case Node.Invalid _ -> "<broken>";
      case Node.Sequence list -> list.items().stream().map(Trees::plain).toList();
      case Node.Mapping map -> {
        Map<String, Object> plain = new LinkedHashMap<>();
        map.entries().forEach((key, entry) -> plain.put(key, plain(entry.value())));
        yield plain;
      }
    };
  }

  /** Each diagnostic as {@code CODE line:column message}. */
  static List<String> said(Outcome<Document> outcome) {
    return outcome.diagnostics().stream().map(Trees::said).toList();
  }

  private static String said(Diagnostic diagnostic) {
    Code code = diagnostic.code();
    return "%s %d:%d %s"
        .formatted(
            code, diagnostic.span().line(), diagnostic.span().column(), diagnostic.message());
  }
}
