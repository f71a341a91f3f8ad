package dev.k8spark.source;

/**
 * A change of a file: a text that takes the place of another.
 *
 * @param span what goes; empty where something is only added
 * @param text what comes, with its lines ended by line feeds
 */
public record TextEdit(Span span, String text) {}
