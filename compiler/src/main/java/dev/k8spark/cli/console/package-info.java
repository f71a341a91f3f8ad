/** The terminal: what commands write to it, and how messages look there. */
@NullMarked
package dev.k8spark.cli.console;

import org.jspecify.annotations.NullMarked;
