/** Rules about Spark's configuration and what runs in its JVMs. */
@NullMarked
package dev.k8spark.rule.spark;

import org.jspecify.annotations.NullMarked;
