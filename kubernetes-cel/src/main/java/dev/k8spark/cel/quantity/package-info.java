/** Kubernetes' amounts, read and written as Kubernetes does; it needs nothing of CEL. */
@NullMarked
package dev.k8spark.cel.quantity;

import org.jspecify.annotations.NullMarked;
