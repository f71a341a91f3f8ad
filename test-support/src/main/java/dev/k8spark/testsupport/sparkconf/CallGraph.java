package dev.k8spark.testsupport.sparkconf;

import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What may be called from given classes, by rapid type analysis: a call reaches the method in every
 * class that is made somewhere on the way. Bodies of Scala's functions count as called where the
 * function is made.
 */
final class CallGraph {

  private final SparkClasses classes;
  private final Set<String> made = new LinkedHashSet<>();
  private final Set<MethodReference> reached = new HashSet<>();
  private final Set<MethodReference> calls = new LinkedHashSet<>();
  private final Deque<MethodReference> open = new ArrayDeque<>();

  CallGraph(SparkClasses classes) {
    this.classes = classes;
  }

  /** Returns all calls that are met from any method of the roots. */
  Set<MethodReference> findCalls(List<String> roots) {
    made.addAll(roots);
    roots.forEach(root -> classes.methodsOf(root).forEach(this::reach));
    do {
      while (!open.isEmpty()) {
        classes.find(open.remove()).flatMap(method -> method.code()).ifPresent(this::read);
      }
      List.copyOf(calls).forEach(this::reachTargets);
      List.copyOf(made).forEach(this::reachFunctions);
    } while (!open.isEmpty());
    return Set.copyOf(calls);
  }

  private void reach(MethodReference method) {
    if (reached.add(method)) {
      open.add(method);
    }
  }

  private void read(CodeModel code) {
    code.forEach(
        element -> {
          switch (element) {
            case NewObjectInstruction object -> made.add(object.className().asInternalName());
            case FieldInstruction field when field.name().equalsString("MODULE$") ->
                made.add(field.owner().asInternalName());
            case InvokeInstruction call ->
                calls.add(
                    new MethodReference(
                        call.owner().asInternalName(),
                        call.name().stringValue(),
                        call.type().stringValue()));
            case InvokeDynamicInstruction function -> readFunction(function);
            default -> {}
          }
        });
  }

  private void readFunction(InvokeDynamicInstruction function) {
    function
        .bootstrapArgs()
        .forEach(
            argument -> {
              if (argument instanceof DirectMethodHandleDesc body) {
                String owner = body.owner().descriptorString();
                calls.add(
                    new MethodReference(
                        owner.substring(1, owner.length() - 1),
                        body.methodName(),
                        body.lookupDescriptor()));
              }
            });
  }

  private void reachTargets(MethodReference call) {
    if (!classes.byName().containsKey(call.owner())) {
      return;
    }
    reachIn(call.owner(), call);
    made.stream()
        .filter(type -> classes.lineageOf(type).contains(call.owner()))
        .forEach(type -> reachIn(type, call));
  }

  /** The method of a class, or the ones that it has from what it extends and implements. */
  private void reachIn(String type, MethodReference call) {
    classes.lineageOf(type).stream()
        .map(call::withOwner)
        .filter(method -> classes.find(method).isPresent())
        .forEach(this::reach);
  }

  private void reachFunctions(String type) {
    classes
        .methodsOf(type)
        .filter(method -> method.name().matches("<clinit>|apply(\\$.*)?"))
        .forEach(this::reach);
  }
}
