/** A Kubernetes API in this process, which holds every call against the job's own rights. */
@NullMarked
package dev.k8spark.rehearsal.api;

import org.jspecify.annotations.NullMarked;
