/** Rules that a policy's owner wrote in CEL, evaluated against the lowered objects. */
@NullMarked
package dev.k8spark.rule.custom;

import org.jspecify.annotations.NullMarked;
