package dev.k8spark.cli.file;

import dev.k8spark.source.SourceFile;

/** A file of the command line: its text, or why there is none. */
public sealed interface FileInput {

  /** A file whose text is there. */
  record ReadFile(SourceFile source) implements FileInput {}

  /** A file without a text. */
  record Unreadable(FileProblem problem) implements FileInput {}
}
