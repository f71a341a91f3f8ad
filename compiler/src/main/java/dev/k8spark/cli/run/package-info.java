/** The command {@code run}: rehearses a job on this machine. */
@NullMarked
package dev.k8spark.cli.run;

import org.jspecify.annotations.NullMarked;
