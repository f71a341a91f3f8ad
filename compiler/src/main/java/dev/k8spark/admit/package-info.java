/** Phase 5, Bundle to Bundle: a namespace's laws, held against the lowered objects. */
@NullMarked
package dev.k8spark.admit;

import org.jspecify.annotations.NullMarked;
