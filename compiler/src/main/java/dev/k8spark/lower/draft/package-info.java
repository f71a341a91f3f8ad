/** The forms between the steps of lowering, and what several steps write. */
@NullMarked
package dev.k8spark.lower.draft;

import org.jspecify.annotations.NullMarked;
