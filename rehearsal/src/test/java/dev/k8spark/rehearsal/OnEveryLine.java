package dev.k8spark.rehearsal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A test that runs on each line of Spark that is rehearsed with. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Tag("every-line")
@ParameterizedTest(name = "Spark {0}")
@MethodSource("dev.k8spark.rehearsal.SparkLines#all")
@interface OnEveryLine {}
