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
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A user's file of Secrets, in any notation of jobs: values by key by the Secret's name. */
public final class SecretsFile {

  private final List<Diagnostic> found = new ArrayList<>();
  private final boolean hasReferences;

  private SecretsFile(SourceFile source) {
    this.hasReferences = !source.name().toLowerCase(Locale.ROOT).matches(".*\\.(ya?ml|json)");
  }

  /** What it says; what is found may hold words of the file, so it is not to be shown as it is. */
  public static Outcome<SortedMap<String, SortedMap<String, String>>> read(SourceFile source) {
    return JobReader.read(source, path -> path.size() == 1)
        .then(document -> new SecretsFile(source).secrets(document));
  }

  private Outcome<SortedMap<String, SortedMap<String, String>>> secrets(Document document) {
    SortedMap<String, SortedMap<String, String>> secrets = new TreeMap<>();
    document.root().entries().forEach((name, entry) -> secrets.put(name, values(name, entry)));
    return new Outcome<>(secrets, found);
  }

  private SortedMap<String, String> values(String name, Node.Entry entry) {
    SortedMap<String, String> values = new TreeMap<>();
    if (entry.value() instanceof Node.Mapping secret) {
      for (Map.Entry<String, Node.Entry> value : secret.entries().entrySet()) {
        if (value.getValue().value() instanceof Node.Text text) {
          values.put(value.getKey(), plain(text));
        } else if (!(value.getValue().value() instanceof Node.Invalid)) {
          wrong(value.getValue(), "the value of `%s` is no text".formatted(value.getKey()));
        }
      }
    } else if (!(entry.value() instanceof Node.Invalid)) {
      wrong(entry, "the Secret `%s` needs keys and values".formatted(name));
    }
    return values;
  }

  private String plain(Node.Text text) {
    if (hasReferences && text.value().contains("${") && !text.span().text().startsWith("\"")) {
      found.add(
          Diagnostic.of(Code.WRONG_VALUE, text.span(), "no reference is followed here")
              .withHelp("put the value in quotes if it is meant as it stands"));
    }
    return text.value();
  }

  private void wrong(Node.Entry entry, String message) {
    found.add(
        Diagnostic.of(Code.WRONG_TYPE, entry.key(), message)
            .withHelp("write a map of Secrets, and in each its keys: `NAME { KEY = \"VALUE\" }`"));
  }
}
