/**
 * Which line of whose file caused a leaf of a manifest. Beside the phases: it knows them, none
 * knows it, and no compilation waits for it.
 */
@NullMarked
package dev.k8spark.provenance;

import org.jspecify.annotations.NullMarked;
