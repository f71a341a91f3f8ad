package dev.k8spark.resolve;

import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.source.Document;
import dev.k8spark.source.SourceFile;

/** The phases before this one: a file, read and checked for itself. */
@FunctionalInterface
public interface LayerLoader {

  Outcome<Document> load(SourceFile source);
}
