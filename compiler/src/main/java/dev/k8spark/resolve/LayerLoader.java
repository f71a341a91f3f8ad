package dev.k8spark.resolve;

import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.source.Document;
import dev.k8spark.source.SourceFile;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The phases before this one: a file, read and checked for itself. */
@FunctionalInterface
public interface LayerLoader {

  Outcome<Document> load(SourceFile source);

  /** The same, for files that many jobs share: each text is read once. */
  static LayerLoader once(LayerLoader loader) {
    Map<SourceFile, Outcome<Document>> known = new ConcurrentHashMap<>();
    return source -> known.computeIfAbsent(source, loader::load);
  }
}
