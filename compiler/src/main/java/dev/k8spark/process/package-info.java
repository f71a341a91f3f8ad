/** Programs of this machine: git, pip and whatever else is run to its end. */
@NullMarked
package dev.k8spark.process;

import org.jspecify.annotations.NullMarked;
