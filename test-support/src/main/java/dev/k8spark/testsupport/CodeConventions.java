package dev.k8spark.testsupport;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/**
 * The rules of names and packages that hold in every module. A module's test takes them as {@code
 * ArchTests.in(CodeConventions.class)} over the classes that it imports.
 */
public final class CodeConventions {
  private static final String ROOT = "dev.k8spark";

  private static final DescribedPredicate<JavaClass> OWN =
      DescribedPredicate.describe("our own types", CodeConventions::isOwn);

  /** Methods are verbs: none is named by a preposition alone. */
  @ArchTest
  public static final ArchRule METHODS_ARE_NO_BARE_PREPOSITIONS =
      methods().that().areDeclaredInClassesThat(OWN).should(new BarePrepositions());

  /** A simple name means one type in a module. */
  @ArchTest
  public static final ArchRule SIMPLE_NAMES_ARE_UNIQUE =
      classes().that(OWN).should(new SharedSimpleNames());

  /** No package stands in a circle with another; a parent is another package than its child. */
  @ArchTest
  public static final ArchRule NO_PACKAGE_IS_IN_A_CYCLE =
      slices().assignedFrom(new ByPackage()).should().beFreeOfCycles();

  private CodeConventions() {}

  /** Returns whether a type is of this project, and not of a library. */
  static boolean isOwn(JavaClass type) {
    return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
  }

  /** Returns the folder of a type's module; its tests lie in the same one. */
  static String moduleOf(JavaClass type) {
    String location = type.getSource().map(source -> source.getUri().toString()).orElse("");
    String path = type.getName().replace('.', '/') + ".class";
    return location.replace(path, "").replaceFirst("/(test-)?classes/$", "");
  }

  /** Makes a slice of each package by its full name. */
  private static final class ByPackage implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return isOwn(type) ? SliceIdentifier.of(type.getPackageName()) : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "packages by their full name";
    }
  }
}
