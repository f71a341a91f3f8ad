/**
 * Containers as processes of this machine: they are started, watched and all ended again. It knows
 * no other package of the rehearsal.
 */
@NullMarked
package dev.k8spark.rehearsal.agent.process;

import org.jspecify.annotations.NullMarked;
