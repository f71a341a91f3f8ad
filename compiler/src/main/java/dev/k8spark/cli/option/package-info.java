/** Options and their values, built on picocli. */
@NullMarked
package dev.k8spark.cli.option;

import org.jspecify.annotations.NullMarked;
