/** The jar in the image: starts Spark's driver or an executor in one JVM, without a shell. */
@NullMarked
package dev.k8spark.runtime;

import org.jspecify.annotations.NullMarked;
