package dev.k8spark.runtime;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.k8spark.testsupport.CodeConventions;

/** The runtime's names and packages, its tests' among them. */
@AnalyzeClasses(packages = "dev.k8spark.runtime")
class ArchitectureTest {

  @ArchTest static final ArchTests conventions = ArchTests.in(CodeConventions.class);
}
