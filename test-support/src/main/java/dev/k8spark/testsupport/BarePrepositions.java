package dev.k8spark.testsupport;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The condition that a method's name is more than a preposition. Exempt are static factories of the
 * type that they stand in, what a library's type demands, and the accessors of records and
 * annotations.
 */
final class BarePrepositions extends ArchCondition<JavaMethod> {
  private static final Set<String> PREPOSITIONS =
      Set.of(
          ("about above across after against along among around as at before behind below beneath"
                  + " beside between beyond by during for from in inside into of on onto outside"
                  + " over since through to toward under until upon with within without")
              .split(" "));

  BarePrepositions() {
    super("not be named by a bare preposition");
  }

  @Override
  public void check(JavaMethod method, ConditionEvents events) {
    boolean isViolated =
        PREPOSITIONS.contains(method.getName())
            && !isFactory(method)
            && !isAccessor(method)
            && !isDemandedByLibrary(method);
    if (isViolated) {
      String message = method.getFullName() + " is named by a bare preposition: name what it does";
      events.add(SimpleConditionEvent.violated(method, message));
    }
  }

  /** A wrapper of the own type, such as an {@code Optional} of it, counts as the type. */
  private static boolean isFactory(JavaMethod method) {
    JavaClass owner = method.getOwner();
    return method.getModifiers().contains(JavaModifier.STATIC)
        && method.getReturnType().getAllInvolvedRawTypes().stream()
            .anyMatch(type -> type.isAssignableTo(owner.getName()));
  }

  private static boolean isAccessor(JavaMethod method) {
    JavaClass owner = method.getOwner();
    boolean isComponent =
        owner.isRecord()
            && owner.getFields().stream()
                .anyMatch(field -> field.getName().equals(method.getName()));
    return method.getParameters().isEmpty() && (isComponent || owner.isAnnotation());
  }

  private static boolean isDemandedByLibrary(JavaMethod method) {
    JavaClass owner = method.getOwner();
    return Stream.concat(
            owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
        .filter(type -> !CodeConventions.isOwn(type))
        .flatMap(type -> type.getMethods().stream())
        .anyMatch(
            inherited ->
                inherited.getName().equals(method.getName())
                    && inherited.getParameters().size() == method.getParameters().size());
  }
}
