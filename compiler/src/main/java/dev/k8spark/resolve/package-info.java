/** Phase 3, Documents to SparkJob: layers, references, required keys and units. */
@NullMarked
package dev.k8spark.resolve;

import org.jspecify.annotations.NullMarked;
