/** Rules as admission in the cluster enforces them, each with its CEL. */
@NullMarked
package dev.k8spark.enforce.admission;

import org.jspecify.annotations.NullMarked;
