/** Measures the code of the product, for the table in {@code ARCHITECTURE.md}. */
@NullMarked
package dev.k8spark.testsupport.scorecard;

import org.jspecify.annotations.NullMarked;
