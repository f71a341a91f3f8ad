package dev.k8spark.rehearsal;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.k8spark.testsupport.CodeConventions;

/** The names of the rehearsal's types and methods, its tests' among them. */
@AnalyzeClasses(packages = "dev.k8spark.rehearsal")
class ConventionsTest {

  @ArchTest
  static final ArchRule methodsAreNoBarePrepositions =
      CodeConventions.METHODS_ARE_NO_BARE_PREPOSITIONS;

  @ArchTest static final ArchRule simpleNamesAreUnique = CodeConventions.SIMPLE_NAMES_ARE_UNIQUE;
}
