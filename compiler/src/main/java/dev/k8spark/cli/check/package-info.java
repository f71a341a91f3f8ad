/** The command {@code check}: reports on many files. */
@NullMarked
package dev.k8spark.cli.check;

import org.jspecify.annotations.NullMarked;
