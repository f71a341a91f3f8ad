package dev.k8spark.read;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.source.Document;
import dev.k8spark.source.Notation;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.util.List;

/**
 * Turns one notation into a {@link Document}, for jobs and policies alike. It knows syntax only: no
 * key has a meaning here. Whatever the text holds, the answer is an outcome.
 */
public sealed interface JobReader permits HoconReader, YamlReader {

  /** How deep maps and lists may nest; hostile files nest deeper than any stack. */
  int MAX_DEPTH = 64;

  /** The most keys that a file may have: what is done for each must not depend on all others. */
  int MAX_KEYS = 5000;

  /** The most characters that a file may have: a job is a page, not a book. */
  int MAX_LENGTH = 1_000_000;

  /** Returns the tree of a file, with what is wrong with its syntax. */
  Outcome<Document> read(SourceFile source);

  /** Reads a file in the notation that the ending of its name stands for. */
  static Outcome<Document> read(SourceFile source, FlatKeys flat) {
    if (source.text().length() > MAX_LENGTH) {
      Diagnostic tooLong =
          Diagnostic.of(
                  Code.SYNTAX,
                  new Span(source, 0, 0),
                  "the file has %d characters, more than a job or policy can need"
                      .formatted(source.text().length()))
              .withHelp("at most %d are read".formatted(MAX_LENGTH));
      return Outcome.failed(List.of(tooLong));
    }
    return forFile(source, flat).read(source).then(CharacterCheck::check);
  }

  /** Returns the reader of the notation that the ending of the file's name stands for. */
  static JobReader forFile(SourceFile source, FlatKeys flat) {
    return switch (Notation.of(source)) {
      case HOCON -> HoconReader.forHocon(flat);
      case YAML -> new YamlReader();
      case JSON -> HoconReader.forJson(flat);
    };
  }
}
