package dev.k8spark.cel;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.k8spark.testsupport.CodeConventions;
import java.net.InetAddress;

/** The module is a library of its own: it knows nothing of jobs and of what compiles them. */
@AnalyzeClasses(packages = "dev.k8spark", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule nothingElseOfTheProjectIsKnown =
      noClasses()
          .that()
          .resideInAPackage("dev.k8spark.cel..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.k8spark..").and(not(resideInAPackage("dev.k8spark.cel.."))));

  /** Addresses are parsed without a look-up, and never asked for the names of their hosts. */
  @ArchTest
  static final ArchRule noHostIsLookedUp =
      noClasses()
          .should()
          .callMethod(InetAddress.class, "getByName", String.class)
          .orShould()
          .callMethod(InetAddress.class, "getAllByName", String.class)
          .orShould()
          .callMethod(InetAddress.class, "getLocalHost")
          .orShould()
          .callMethod(InetAddress.class, "getHostName")
          .orShould()
          .callMethod(InetAddress.class, "getCanonicalHostName");

  @ArchTest static final ArchRule noPackageIsInACycle = CodeConventions.NO_PACKAGE_IS_IN_A_CYCLE;
}
