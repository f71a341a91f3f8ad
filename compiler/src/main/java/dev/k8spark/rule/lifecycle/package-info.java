/** Rules about how a job is found, how long it lasts and what is left of it. */
@NullMarked
package dev.k8spark.rule.lifecycle;

import org.jspecify.annotations.NullMarked;
