package dev.k8spark.testsupport.sample.names;

/** Shares its name with a private type only. */
public interface NameHolderUser {}
