/** Phase 6, Bundle to text: YAML that every parser reads alike. */
@NullMarked
package dev.k8spark.emit;

import org.jspecify.annotations.NullMarked;
