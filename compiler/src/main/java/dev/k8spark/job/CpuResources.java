package dev.k8spark.job;

import dev.k8spark.quantity.CpuAmount;
import org.jspecify.annotations.Nullable;

/**
 * Kubernetes' view of a container's CPU, apart from {@code cores}, which are Spark's task slots.
 *
 * @param request what the scheduler sets aside; absent: as much as there are cores
 * @param limit what the kernel allows at most; absent: all of the node
 */
public record CpuResources(@Nullable CpuAmount request, @Nullable CpuAmount limit) {}
