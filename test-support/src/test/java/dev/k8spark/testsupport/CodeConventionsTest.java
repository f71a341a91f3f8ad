package dev.k8spark.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.k8spark.testsupport.sample.Prepositions;
import dev.k8spark.testsupport.sample.circle.CircleParent;
import dev.k8spark.testsupport.sample.names.SharedName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules find what they are to find in types that were written for it, and nothing else. */
final class CodeConventionsTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPackages("dev.k8spark.testsupport");

  @Test
  void aMethodNamedByAPrepositionIsAFactoryAnAccessorOrALibrarys() {
    assertThat(violations(CodeConventions.METHODS_ARE_NO_BARE_PREPOSITIONS))
        .hasSize(2)
        .anyMatch(line -> line.startsWith(Prepositions.class.getName() + ".in(java.lang.String)"))
        .anyMatch(line -> line.startsWith(Prepositions.class.getName() + ".with()"));
  }

  @Test
  void aSimpleNameMeansOneTypeThatOthersCanName() {
    assertThat(violations(CodeConventions.SIMPLE_NAMES_ARE_UNIQUE))
        .hasSize(2)
        .allMatch(line -> line.contains(SharedName.class.getName()));
  }

  @Test
  void aPackageAndItsChildAreACircle() {
    assertThat(violations(CodeConventions.NO_PACKAGE_IS_IN_A_CYCLE))
        .singleElement()
        .asString()
        .contains(CircleParent.class.getPackageName() + " ->");
  }

  private static List<String> violations(ArchRule rule) {
    return rule.evaluate(CLASSES).getFailureReport().getDetails();
  }
}
