/** What a job's data becomes: configuration, credentials, connectors, and the ways to it. */
@NullMarked
package dev.k8spark.lower.data;

import org.jspecify.annotations.NullMarked;
