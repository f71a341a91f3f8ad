/** What is wrong with a user's file, as data: codes, diagnostics, and how they are printed. */
@NullMarked
package dev.k8spark.diagnostic;

import org.jspecify.annotations.NullMarked;
