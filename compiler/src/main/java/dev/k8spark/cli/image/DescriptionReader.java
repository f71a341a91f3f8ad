package dev.k8spark.cli.image;

import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.policy.DescribedImage;
import dev.k8spark.read.JobReader;
import dev.k8spark.source.Document;
import dev.k8spark.source.Node;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.util.Optional;

/** Reads an image's own description of what it holds. */
final class DescriptionReader {

  private DescriptionReader() {}

  /** Returns the description; empty where the file is something else. */
  static Outcome<Optional<DescribedImage>> read(SourceFile source) {
    return JobReader.read(source, _ -> false).map(DescriptionReader::describe);
  }

  private static Optional<DescribedImage> describe(Document document) {
    return document
        .root()
        .find("connectors")
        .filter(Node.Sequence.class::isInstance)
        .map(_ -> DescribedImage.read(document.root(), new Span(document.source(), 0, 0)));
  }
}
