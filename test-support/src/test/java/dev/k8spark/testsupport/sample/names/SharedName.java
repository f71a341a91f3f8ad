package dev.k8spark.testsupport.sample.names;

/** A type whose simple name a nested type has, too. */
public interface SharedName {}
