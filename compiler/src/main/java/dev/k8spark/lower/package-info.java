/** Phase 4, SparkJob to Bundle: Spark's and Kubernetes' rules; total, pure, deterministic. */
@NullMarked
package dev.k8spark.lower;

import org.jspecify.annotations.NullMarked;
