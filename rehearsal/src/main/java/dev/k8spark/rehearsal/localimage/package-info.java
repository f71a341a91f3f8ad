/** Finds or makes on this machine what a job's image would hold. */
@NullMarked
package dev.k8spark.rehearsal.localimage;

import org.jspecify.annotations.NullMarked;
