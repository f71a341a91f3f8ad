/**
 * A cluster of one node for the objects of one job: {@code controller} and {@code kubelet} play
 * Kubernetes, and each container is a {@code process} of this machine.
 */
@NullMarked
package dev.k8spark.rehearsal.agent;

import org.jspecify.annotations.NullMarked;
