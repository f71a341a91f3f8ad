/** The laws: one class each. */
@NullMarked
package dev.k8spark.admit.rule;

import org.jspecify.annotations.NullMarked;
