/** What the image's build runs: it writes the argument files and trains the start-up cache. */
@NullMarked
package dev.k8spark.runtime.image;

import org.jspecify.annotations.NullMarked;
