/**
 * What only a real Kubernetes can tell: the product seen from outside, through its command and
 * kubectl.
 */
@NullMarked
package dev.k8spark.cluster;

import org.jspecify.annotations.NullMarked;
