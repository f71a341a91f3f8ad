package dev.k8spark.testsupport;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The condition that no other type of the same module has a type's simple name. Nested types count
 * where others may name them: those that are public. A module's tests count as a part of it.
 */
final class SharedSimpleNames extends ArchCondition<JavaClass> {
  private Map<String, List<JavaClass>> byName = new TreeMap<>();

  SharedSimpleNames() {
    super("have a simple name that no other type of the module has");
  }

  @Override
  public void init(Collection<JavaClass> classes) {
    byName =
        classes.stream()
            .filter(SharedSimpleNames::isNamed)
            .collect(Collectors.groupingBy(SharedSimpleNames::nameInModule));
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    if (!isNamed(type)) {
      return;
    }
    List<String> others =
        byName.getOrDefault(nameInModule(type), List.of()).stream()
            .filter(other -> !other.equals(type))
            .map(JavaClass::getName)
            .sorted()
            .toList();
    if (!others.isEmpty()) {
      String message = type.getName() + " shares its simple name with " + others;
      events.add(SimpleConditionEvent.violated(type, message));
    }
  }

  private static boolean isNamed(JavaClass type) {
    boolean isVisible =
        type.isTopLevelClass()
            || (type.isMemberClass() && type.getModifiers().contains(JavaModifier.PUBLIC));
    return isVisible && !type.getSimpleName().equals("package-info");
  }

  private static String nameInModule(JavaClass type) {
    return CodeConventions.moduleOf(type) + " " + type.getSimpleName();
  }
}
