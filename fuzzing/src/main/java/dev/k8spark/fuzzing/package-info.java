/** Random texts through the whole pipeline, and compared with other parsers. */
@NullMarked
package dev.k8spark.fuzzing;

import org.jspecify.annotations.NullMarked;
