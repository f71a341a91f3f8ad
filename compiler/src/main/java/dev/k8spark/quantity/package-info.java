/** Every amount and its units: memory, CPU, Kubernetes quantities and lengths of time. */
@NullMarked
package dev.k8spark.quantity;

import org.jspecify.annotations.NullMarked;
