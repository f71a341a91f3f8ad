/** The user's own files, written anew: formatted, or with edits and otherwise as they are. */
@NullMarked
package dev.k8spark.rewrite;

import org.jspecify.annotations.NullMarked;
