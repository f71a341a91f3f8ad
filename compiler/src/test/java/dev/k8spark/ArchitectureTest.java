package dev.k8spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.k8spark.testsupport.CodeConventions;
import java.util.Set;

/** The pipeline as a rule: a phase knows the form it reads and the form it writes, no more. */
@AnalyzeClasses(packages = "dev.k8spark", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** The forms of lowering are its package; its steps and its path are nobody else's. */
  @ArchTest
  static final ArchRule phasesDoNotKnowEachOther =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("cli")
          .definedBy("dev.k8spark.cli..")
          .layer("compiler")
          .definedBy("dev.k8spark")
          .layer("read")
          .definedBy("dev.k8spark.read..")
          .layer("check")
          .definedBy("dev.k8spark.check..")
          .layer("resolve")
          .definedBy("dev.k8spark.resolve..")
          .layer("lower")
          .definedBy("dev.k8spark.lower..")
          .layer("steps")
          .definedBy("dev.k8spark.lower.step..")
          .layer("admit")
          .definedBy("dev.k8spark.admit..")
          .layer("rule")
          .definedBy("dev.k8spark.rule..")
          .layer("policytest")
          .definedBy("dev.k8spark.policytest..")
          .layer("edit")
          .definedBy("dev.k8spark.edit..")
          .layer("emit")
          .definedBy("dev.k8spark.emit..")
          .layer("enforce")
          .definedBy("dev.k8spark.enforce..")
          .layer("provenance")
          .definedBy("dev.k8spark.provenance..")
          .layer("format")
          .definedBy("dev.k8spark.format..")
          .layer("lint")
          .definedBy("dev.k8spark.lint..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("compiler")
          .mayOnlyBeAccessedByLayers("cli", "lint", "policytest")
          .whereLayer("lint")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("read")
          .mayOnlyBeAccessedByLayers("cli", "compiler", "format", "edit", "policytest")
          .whereLayer("check")
          .mayOnlyBeAccessedByLayers("compiler", "policytest")
          .whereLayer("resolve")
          .mayOnlyBeAccessedByLayers("compiler", "provenance", "enforce")
          .whereLayer("steps")
          .mayOnlyBeAccessedByLayers("lower")
          .whereLayer("lower")
          .mayOnlyBeAccessedByLayers(
              "compiler",
              "rule",
              "admit",
              "emit",
              "cli",
              "provenance",
              "lint",
              "policytest",
              "steps")
          .whereLayer("rule")
          .mayOnlyBeAccessedByLayers("compiler", "admit", "enforce", "policytest", "lint", "cli")
          .whereLayer("policytest")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("edit")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("admit")
          .mayOnlyBeAccessedByLayers("compiler", "policytest", "lint", "cli")
          .whereLayer("emit")
          .mayOnlyBeAccessedByLayers("compiler", "cli")
          .whereLayer("enforce")
          .mayOnlyBeAccessedByLayers("compiler", "emit", "cli", "policytest")
          .whereLayer("provenance")
          .mayOnlyBeAccessedByLayers("admit")
          .whereLayer("format")
          .mayOnlyBeAccessedByLayers("cli");

  @ArchTest
  static final ArchRule quantitiesAreGroundFloor =
      noClasses()
          .that()
          .resideInAPackage("dev.k8spark.quantity")
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAPackage("dev.k8spark..")
                  .and(
                      DescribedPredicate.not(
                          JavaClass.Predicates.resideInAPackage("dev.k8spark.quantity"))));

  @ArchTest
  static final ArchRule theJobIsData =
      classes()
          .that()
          .resideInAnyPackage("dev.k8spark.job..", "dev.k8spark.policy..", "dev.k8spark.source..")
          .and()
          .doNotHaveSimpleName("package-info")
          .should()
          .beRecords()
          .orShould()
          .beEnums()
          .orShould()
          .beInterfaces();

  @ArchTest
  static final ArchRule onlyLoweringAndWhatReadsItKnowsKubernetes =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.k8spark.lower..",
              "dev.k8spark.admit..",
              "dev.k8spark.rule..",
              "dev.k8spark.emit..",
              "dev.k8spark.manifest..",
              "dev.k8spark.cel..",
              "dev.k8spark.enforce..",
              "dev.k8spark.provenance..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.fabric8..");

  @ArchTest
  static final ArchRule nothingMutableIsShared =
      noFields().that().areStatic().should().notBeFinal();

  /** Every full package is looked at, so that a parent stands in no circle with its child. */
  @ArchTest static final ArchTests conventions = ArchTests.in(CodeConventions.class);

  /** Addresses in CEL are exempt: a test of that module checks that none is looked up. */
  @ArchTest
  static final ArchRule compilingReadsNoClockNoChanceNoMachine =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.k8spark.cli..",
              "dev.k8spark.runtime..",
              "dev.k8spark.testsupport..",
              "dev.k8spark.cel.library..")
          .should()
          .dependOnClassesThat(
              DescribedPredicate.<JavaClass>describe(
                  "read the clock, the environment or chance",
                  type ->
                      Set.of(
                              "java.util.UUID",
                              "java.util.Random",
                              "java.security.SecureRandom",
                              "java.time.Clock",
                              "java.net.InetAddress",
                              "java.lang.System")
                          .contains(type.getName())));
}
