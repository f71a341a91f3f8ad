/**
 * Which line of whose file caused a leaf of a manifest. Beside the phases: it knows them, none
 * knows it, and a compilation asks it only for findings with evidence.
 */
@NullMarked
package dev.k8spark.provenance;

import org.jspecify.annotations.NullMarked;
