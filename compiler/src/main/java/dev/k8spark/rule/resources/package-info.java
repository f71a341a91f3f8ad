/** Rules about what pods request of nodes, and what a namespace has. */
@NullMarked
package dev.k8spark.rule.resources;

import org.jspecify.annotations.NullMarked;
