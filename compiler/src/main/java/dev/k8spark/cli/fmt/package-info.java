/** The command {@code fmt}: formats HOCON files. */
@NullMarked
package dev.k8spark.cli.fmt;

import org.jspecify.annotations.NullMarked;
