/** Plays Kubernetes' controllers: that of Jobs and the garbage collector. */
@NullMarked
package dev.k8spark.rehearsal.agent.controller;

import org.jspecify.annotations.NullMarked;
