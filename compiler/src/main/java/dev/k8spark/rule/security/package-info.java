/** Rules about who a job is and what it may touch. */
@NullMarked
package dev.k8spark.rule.security;

import org.jspecify.annotations.NullMarked;
