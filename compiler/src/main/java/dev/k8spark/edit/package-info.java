/** Edits of a user's own files, which leave the rest as it is. */
@NullMarked
package dev.k8spark.edit;

import org.jspecify.annotations.NullMarked;
