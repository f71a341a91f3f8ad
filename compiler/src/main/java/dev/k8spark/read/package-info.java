/** Phase 1, SourceFile to Document: syntax of HOCON, YAML and JSON, and no meaning. */
@NullMarked
package dev.k8spark.read;

import org.jspecify.annotations.NullMarked;
