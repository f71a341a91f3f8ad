/** An executor's role: from the environment that Spark gives its pod to Spark's own backend. */
@NullMarked
package dev.k8spark.runtime.executor;

import org.jspecify.annotations.NullMarked;
