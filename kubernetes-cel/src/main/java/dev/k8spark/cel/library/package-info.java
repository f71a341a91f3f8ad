/** Kubernetes' own functions for CEL, one library a class, as tables of overloads. */
@NullMarked
package dev.k8spark.cel.library;

import org.jspecify.annotations.NullMarked;
