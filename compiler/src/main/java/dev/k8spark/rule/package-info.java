/** What a rule is, and what several rules share: a rule checks the objects that a job becomes. */
@NullMarked
package dev.k8spark.rule;

import org.jspecify.annotations.NullMarked;
