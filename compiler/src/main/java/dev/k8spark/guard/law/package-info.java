/** The laws that admission in the cluster holds: one class each, with its CEL. */
@NullMarked
package dev.k8spark.guard.law;

import org.jspecify.annotations.NullMarked;
