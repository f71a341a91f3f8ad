/** The programs of the sample jobs for the JVM. */
@NullMarked
package dev.k8spark.samples;

import org.jspecify.annotations.NullMarked;
