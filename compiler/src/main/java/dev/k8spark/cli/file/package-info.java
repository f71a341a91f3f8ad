/** Files of the command line: found, read, written whole or not at all. */
@NullMarked
package dev.k8spark.cli.file;

import org.jspecify.annotations.NullMarked;
