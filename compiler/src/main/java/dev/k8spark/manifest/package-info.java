/** Kubernetes objects as text, for those who write them: their tree, their YAML, their size. */
@NullMarked
package dev.k8spark.manifest;

import org.jspecify.annotations.NullMarked;
