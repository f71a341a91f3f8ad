/** What is told of a run once it has ended: for a terminal, as a page and as JSON. */
@NullMarked
package dev.k8spark.rehearsal.report;

import org.jspecify.annotations.NullMarked;
