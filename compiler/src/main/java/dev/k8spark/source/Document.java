package dev.k8spark.source;

/** A file read but not yet understood. */
public record Document(SourceFile source, Node.Mapping root) {}
