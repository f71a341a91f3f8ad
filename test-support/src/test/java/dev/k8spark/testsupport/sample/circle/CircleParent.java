package dev.k8spark.testsupport.sample.circle;

import dev.k8spark.testsupport.sample.circle.child.CircleChild;

/** Knows its child package, which knows it. */
public interface CircleParent {
  CircleChild child();
}
