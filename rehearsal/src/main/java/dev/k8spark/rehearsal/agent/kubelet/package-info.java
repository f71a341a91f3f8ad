/**
 * Plays the kubelet of the one node: a pod's addresses, volumes and variables, its init containers,
 * sidecars and main containers, and its status in the API.
 */
@NullMarked
package dev.k8spark.rehearsal.agent.kubelet;

import org.jspecify.annotations.NullMarked;
