/** A part of a circle. */
@NullMarked
package dev.k8spark.testsupport.sample.circle.child;

import org.jspecify.annotations.NullMarked;
