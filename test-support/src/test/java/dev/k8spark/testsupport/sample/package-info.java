/** Types on which the rules of names and packages are tried. */
@NullMarked
package dev.k8spark.testsupport.sample;

import org.jspecify.annotations.NullMarked;
