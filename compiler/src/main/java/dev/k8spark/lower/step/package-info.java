/** The steps of lowering: one feature of a job each. */
@NullMarked
package dev.k8spark.lower.step;

import org.jspecify.annotations.NullMarked;
