/** The typed, complete job: what is meant, without Kubernetes and without a notation. */
@NullMarked
package dev.k8spark.job;

import org.jspecify.annotations.NullMarked;
