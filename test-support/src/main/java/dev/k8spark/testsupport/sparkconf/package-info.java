/** Finds in Spark's classes which keys of its configuration take effect in client mode. */
@NullMarked
package dev.k8spark.testsupport.sparkconf;

import org.jspecify.annotations.NullMarked;
