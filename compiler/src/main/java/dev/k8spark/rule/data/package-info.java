/** Rules about the data that jobs read and write. */
@NullMarked
package dev.k8spark.rule.data;

import org.jspecify.annotations.NullMarked;
