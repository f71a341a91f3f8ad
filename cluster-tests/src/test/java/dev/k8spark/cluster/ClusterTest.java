package dev.k8spark.cluster;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A class of tests that need a cluster, and are skipped aloud without one. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(ClusterPresence.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@interface ClusterTest {}
