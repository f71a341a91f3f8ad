/** A policy as the objects with which a cluster holds it: the same laws, for every token. */
@NullMarked
package dev.k8spark.guard;

import org.jspecify.annotations.NullMarked;
