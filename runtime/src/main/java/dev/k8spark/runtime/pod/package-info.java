/** What driver and executors share: the pod's environment, Spark's line, and how a role ends. */
@NullMarked
package dev.k8spark.runtime.pod;

import org.jspecify.annotations.NullMarked;
