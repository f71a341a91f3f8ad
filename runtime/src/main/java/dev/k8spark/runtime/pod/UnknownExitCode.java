package dev.k8spark.runtime.pod;

/** An end with a number that somebody gave the JVM and that the JVM tells nobody but its parent. */
public record UnknownExitCode(String cause) implements ExitOutcome {}
