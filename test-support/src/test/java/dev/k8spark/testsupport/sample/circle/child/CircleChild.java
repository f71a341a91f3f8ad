package dev.k8spark.testsupport.sample.circle.child;

import dev.k8spark.testsupport.sample.circle.CircleParent;

/** Knows its parent package, which knows it. */
public interface CircleChild {
  CircleParent parent();
}
