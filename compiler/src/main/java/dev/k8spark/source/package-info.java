/**
 * What a user wrote, and where: files, spans, and the tree of texts that every notation becomes.
 */
@NullMarked
package dev.k8spark.source;

import org.jspecify.annotations.NullMarked;
