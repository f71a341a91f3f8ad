/** The formatter of HOCON files. */
@NullMarked
package dev.k8spark.format;

import org.jspecify.annotations.NullMarked;
