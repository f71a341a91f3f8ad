/**
 * Plays Kubernetes' Job controller, garbage collector and kubelet for the objects of one job: each
 * container is a process of this machine.
 */
@NullMarked
package dev.k8spark.rehearsal.agent;

import org.jspecify.annotations.NullMarked;
