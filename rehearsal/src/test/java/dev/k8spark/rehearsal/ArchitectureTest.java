package dev.k8spark.rehearsal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.k8spark.testsupport.CodeConventions;

/** The packages of the rehearsal: four that can be understood alone, and one that joins them. */
@AnalyzeClasses(
    packages = "dev.k8spark.rehearsal",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule onlyTheAgentKnowsOthersBesideTheOneThatJoinsThem =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("rehearsal")
          .definedBy("dev.k8spark.rehearsal")
          .layer("agent")
          .definedBy("dev.k8spark.rehearsal.agent..")
          .layer("api")
          .definedBy("dev.k8spark.rehearsal.api..")
          .layer("localimage")
          .definedBy("dev.k8spark.rehearsal.localimage..")
          .layer("report")
          .definedBy("dev.k8spark.rehearsal.report..")
          .layer("view")
          .definedBy("dev.k8spark.rehearsal.view..")
          .whereLayer("rehearsal")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("agent")
          .mayOnlyBeAccessedByLayers("rehearsal")
          .whereLayer("api")
          .mayOnlyBeAccessedByLayers("rehearsal", "agent")
          .whereLayer("localimage")
          .mayOnlyBeAccessedByLayers("rehearsal", "agent")
          .whereLayer("view")
          .mayOnlyBeAccessedByLayers("rehearsal")
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("rehearsal", "view");

  @ArchTest
  static final ArchRule theAgentIsCutByWhatItPlays =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("cluster")
          .definedBy("dev.k8spark.rehearsal.agent")
          .layer("controller")
          .definedBy("dev.k8spark.rehearsal.agent.controller")
          .layer("kubelet")
          .definedBy("dev.k8spark.rehearsal.agent.kubelet")
          .layer("process")
          .definedBy("dev.k8spark.rehearsal.agent.process")
          .whereLayer("cluster")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("controller")
          .mayOnlyBeAccessedByLayers("cluster")
          .whereLayer("kubelet")
          .mayOnlyBeAccessedByLayers("cluster", "controller")
          .whereLayer("process")
          .mayOnlyBeAccessedByLayers("cluster", "kubelet");

  @ArchTest static final ArchTests conventions = ArchTests.in(CodeConventions.class);

  /**
   * What is rehearsed is what was compiled: the manifests' text, and nothing of the compiler but
   * its arithmetic of a pod's memory, which would else stand twice.
   */
  @ArchTest
  static final ArchRule noPhaseOfTheCompilerIsKnown =
      noClasses()
          .that()
          .doNotHaveSimpleName("PodSizes")
          .and()
          .doNotHaveSimpleName("MemoryCheck")
          .and()
          .doNotHaveSimpleName("ReportBuilder")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.k8spark.read..",
              "dev.k8spark.check..",
              "dev.k8spark.resolve..",
              "dev.k8spark.lower..",
              "dev.k8spark.admit..",
              "dev.k8spark.emit..",
              "dev.k8spark.job..");

  @ArchTest
  static final ArchRule nothingMutableIsShared =
      noFields().that().areStatic().should().notBeFinal();
}
