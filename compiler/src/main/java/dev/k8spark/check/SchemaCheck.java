package dev.k8spark.check;

import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.schema.Completeness;
import dev.k8spark.schema.SchemaValidator;
import dev.k8spark.source.Document;

/** Holds one layer against its schema; what is wrong is reported and left out. */
public final class SchemaCheck {

  private final SchemaValidator shape;

  public SchemaCheck(SchemaValidator shape) {
    this.shape = shape;
  }

  public Outcome<Document> check(Document document) {
    return shape
        .check(document.root(), Completeness.LAYER)
        .map(root -> new Document(document.source(), root));
  }
}
