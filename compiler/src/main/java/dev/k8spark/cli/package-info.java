/** The command line: arguments, files, exit codes. */
@NullMarked
package dev.k8spark.cli;

import org.jspecify.annotations.NullMarked;
