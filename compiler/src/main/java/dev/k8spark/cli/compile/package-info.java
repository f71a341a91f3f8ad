/** The command {@code compile}: manifests of jobs and policies. */
@NullMarked
package dev.k8spark.cli.compile;

import org.jspecify.annotations.NullMarked;
