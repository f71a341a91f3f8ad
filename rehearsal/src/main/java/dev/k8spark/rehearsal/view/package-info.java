/** What a person sees while a rehearsal runs. */
@NullMarked
package dev.k8spark.rehearsal.view;

import org.jspecify.annotations.NullMarked;
