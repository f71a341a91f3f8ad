/** Names that two types share, and one that only a private type shares. */
@NullMarked
package dev.k8spark.testsupport.sample.names;

import org.jspecify.annotations.NullMarked;
