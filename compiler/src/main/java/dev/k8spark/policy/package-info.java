/** The typed policy of a namespace: facts of the cluster, defaults and rules. */
@NullMarked
package dev.k8spark.policy;

import org.jspecify.annotations.NullMarked;
