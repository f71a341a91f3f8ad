/** A part of a circle. */
@NullMarked
package dev.k8spark.testsupport.sample.circle;

import org.jspecify.annotations.NullMarked;
