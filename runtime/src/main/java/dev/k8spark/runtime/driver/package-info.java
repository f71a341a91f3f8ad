/** The driver's role: from a mounted configuration to an end that Kubernetes can read. */
@NullMarked
package dev.k8spark.runtime.driver;

import org.jspecify.annotations.NullMarked;
