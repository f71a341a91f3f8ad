/** Phase 2, Document to Document: each layer for itself has the shape of the schema. */
@NullMarked
package dev.k8spark.check;

import org.jspecify.annotations.NullMarked;
