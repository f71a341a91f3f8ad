/** {@code k8spark image}: prints or builds the image that jobs need. */
@NullMarked
package dev.k8spark.cli.image;

import org.jspecify.annotations.NullMarked;
