/** A job on this machine, without a cluster: what was compiled, with a real Spark. */
@NullMarked
package dev.k8spark.rehearsal;

import org.jspecify.annotations.NullMarked;
