/**
 * A policy as Kubernetes enforces it: namespaces with quota and network, and admission policies.
 */
@NullMarked
package dev.k8spark.enforce;

import org.jspecify.annotations.NullMarked;
