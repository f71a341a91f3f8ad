/** Rules about the code that a job runs: its images and what is in them. */
@NullMarked
package dev.k8spark.rule.image;

import org.jspecify.annotations.NullMarked;
