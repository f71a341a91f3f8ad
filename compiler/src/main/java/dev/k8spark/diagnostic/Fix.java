package dev.k8spark.diagnostic;

import dev.k8spark.source.TextEdit;

/**
 * The one right answer to a problem, as a change of the user's file.
 *
 * @param text what it does, in a few words
 */
public record Fix(String text, TextEdit edit) {}
