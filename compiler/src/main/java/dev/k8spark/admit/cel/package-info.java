/** Rules that a policy's owner wrote in CEL, held against what a job became. */
@NullMarked
package dev.k8spark.admit.cel;

import org.jspecify.annotations.NullMarked;
