package dev.k8spark.schema;

/** Whether a document must say everything that is required, or may be one layer of several. */
public enum Completeness {
  LAYER,
  WHOLE
}
