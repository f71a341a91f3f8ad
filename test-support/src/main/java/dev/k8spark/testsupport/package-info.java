/** What the tests of all modules share. */
@NullMarked
package dev.k8spark.testsupport;

import org.jspecify.annotations.NullMarked;
