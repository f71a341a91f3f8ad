package dev.k8spark.format;

import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.read.JobReader;
import dev.k8spark.source.Document;
import dev.k8spark.source.SourceFile;
import java.util.List;

/**
 * The one form of a HOCON file: the same words and comments in the same order, with other white
 * space and without commas that say nothing. What it returns was read again and means the same.
 */
public final class HoconFormat {

  private HoconFormat() {}

  /** Formats a file; one with errors, be it of syntax or of the language, stays as it is. */
  public static Outcome<String> format(SourceFile source) {
    Outcome<Document> before = read(source);
    Document document = before.value();
    if (document == null || before.hasErrors()) {
      return Outcome.failed(before.diagnostics());
    }
    List<FormatToken> tokens = Tokenizer.read(source.text());
    String text = CommentPlacement.place(LineBreaker.breakLines(new NestingIndex(tokens)));
    SourceFile formatted = new SourceFile(source.name(), source.path(), text);
    if (text.length() > JobReader.MAX_LENGTH) {
      return Outcome.failed(read(formatted).diagnostics());
    }
    verify(document, tokens, formatted);
    return new Outcome<>(text, before.diagnostics());
  }

  /** As if all dots belonged to their keys: which do, the schema says, and nothing here moves. */
  private static Outcome<Document> read(SourceFile source) {
    return JobReader.read(source, path -> true);
  }

  private static void verify(Document before, List<FormatToken> tokens, SourceFile formatted) {
    Outcome<Document> after = read(formatted);
    Document document = after.value();
    if (document == null
        || after.hasErrors()
        || !TreeEquality.isSame(before, document)
        || !texts(tokens).equals(texts(Tokenizer.read(formatted.text())))) {
      throw new IllegalStateException(
          "formatting would change what `%s` says".formatted(formatted.name()));
    }
  }

  private static List<String> texts(List<FormatToken> tokens) {
    return tokens.stream().map(FormatToken::text).toList();
  }
}
