/** The compiler: a job file becomes Kubernetes manifests. */
@NullMarked
package dev.k8spark;

import org.jspecify.annotations.NullMarked;
