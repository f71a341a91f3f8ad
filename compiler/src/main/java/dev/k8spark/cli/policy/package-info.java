/** The command {@code policy test}: tries the cases kept beside policies. */
@NullMarked
package dev.k8spark.cli.policy;

import org.jspecify.annotations.NullMarked;
