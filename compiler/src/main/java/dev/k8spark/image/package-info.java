/**
 * Images for jobs: which libraries a line of Spark needs to reach a store, and how an image with
 * them is built.
 */
@NullMarked
package dev.k8spark.image;

import org.jspecify.annotations.NullMarked;
