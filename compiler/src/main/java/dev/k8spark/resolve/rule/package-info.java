/** What must hold of a complete job beyond its shape: one class each. */
@NullMarked
package dev.k8spark.resolve.rule;

import org.jspecify.annotations.NullMarked;
