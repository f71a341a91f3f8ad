package dev.k8spark.cli.run;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.read.JobReader;
import dev.k8spark.source.Document;
import dev.k8spark.source.Node;
import dev.k8spark.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** A user's file of Secrets, in any notation of jobs: values by key by the Secret's name. */
final class SecretsFile {

  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final boolean hasReferences;

  private SecretsFile(SourceFile source) {
    this.hasReferences = !source.name().toLowerCase(Locale.ROOT).matches(".*\\.(ya?ml|json)");
  }

  /**
   * Reads the values of all Secrets. The diagnostics may hold words of the file, so they are not to
   * be shown as they are.
   */
  static Outcome<SortedMap<String, SortedMap<String, String>>> read(SourceFile source) {
    return JobReader.read(source, path -> path.size() == 1)
        .then(document -> new SecretsFile(source).readSecrets(document));
  }

  private Outcome<SortedMap<String, SortedMap<String, String>>> readSecrets(Document document) {
    SortedMap<String, SortedMap<String, String>> secrets = new TreeMap<>();
    document.root().entries().forEach((name, entry) -> secrets.put(name, readKeys(name, entry)));
    return new Outcome<>(secrets, diagnostics);
  }

  private SortedMap<String, String> readKeys(String name, Node.Entry entry) {
    SortedMap<String, String> values = new TreeMap<>();
    switch (entry.value()) {
      case Node.Mapping secret ->
          secret.entries().forEach((key, value) -> readValue(key, value, values));
      case Node.Text _, Node.Sequence _, Node.Null _ ->
          addWrongType(entry, "the Secret `%s` needs keys and values".formatted(name));
      case Node.Invalid _ -> {}
    }
    return values;
  }

  private void readValue(String key, Node.Entry entry, SortedMap<String, String> values) {
    switch (entry.value()) {
      case Node.Text text -> {
        requireNoReference(text);
        values.put(key, text.value());
      }
      case Node.Mapping _, Node.Sequence _, Node.Null _ ->
          addWrongType(entry, "the value of `%s` is no text".formatted(key));
      case Node.Invalid _ -> {}
    }
  }

  private void requireNoReference(Node.Text text) {
    if (hasReferences && text.value().contains("${") && !text.span().text().startsWith("\"")) {
      diagnostics.add(
          Diagnostic.of(Code.WRONG_VALUE, text.span(), "no reference is followed here")
              .withHelp("put the value in quotes if it is meant as it stands"));
    }
  }

  private void addWrongType(Node.Entry entry, String message) {
    diagnostics.add(
        Diagnostic.of(Code.WRONG_TYPE, entry.key(), message)
            .withHelp("write a map of Secrets, and in each its keys: `NAME { KEY = \"VALUE\" }`"));
  }
}
