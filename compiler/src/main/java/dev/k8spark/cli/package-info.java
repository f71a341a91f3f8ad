/** The command line: arguments, files, exit codes. What compiles stands behind JobCompiler. */
@NullMarked
package dev.k8spark.cli;

import org.jspecify.annotations.NullMarked;
