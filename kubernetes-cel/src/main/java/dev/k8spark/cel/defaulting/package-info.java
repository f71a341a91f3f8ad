/** Kubernetes objects as the API server shows them to an admission policy. */
@NullMarked
package dev.k8spark.cel.defaulting;

import org.jspecify.annotations.NullMarked;
