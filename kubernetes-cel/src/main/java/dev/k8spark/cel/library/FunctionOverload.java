package dev.k8spark.cel.library;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * One overload of a function: what the checker knows of it, and what it does.
 *
 * @param member whether it is written behind a dot, with its first argument before it
 */
public record FunctionOverload(
    String function,
    String id,
    boolean member,
    CelType result,
    List<CelType> arguments,
    OverloadBody body) {

  /** What an overload does; a wrong argument is an error of the evaluation. */
  @FunctionalInterface
  public interface OverloadBody {
    Object apply(Object[] arguments) throws CelEvaluationException;
  }

  public FunctionOverload {
    arguments = List.copyOf(arguments);
  }

  static FunctionOverload declareGlobal(
      String function, String id, CelType result, List<CelType> arguments, OverloadBody body) {
    return new FunctionOverload(function, id, false, result, arguments, body);
  }

  static FunctionOverload declareMember(
      String function, String id, CelType result, List<CelType> arguments, OverloadBody body) {
    return new FunctionOverload(function, id, true, result, arguments, body);
  }

  public CelFunctionDecl declare() {
    CelOverloadDecl overload =
        CelOverloadDecl.newBuilder()
            .setOverloadId(id)
            .setIsInstanceFunction(member)
            .setResultType(result)
            .addParameterTypes(arguments)
            .build();
    return CelFunctionDecl.newFunctionDeclaration(function, overload);
  }

  /** All overloads of one function, since they are found by what they are given. */
  public static ImmutableSet<CelFunctionBinding> bind(List<FunctionOverload> ofOneFunction) {
    return CelFunctionBinding.fromOverloads(
        ofOneFunction.getFirst().function(),
        ofOneFunction.stream().map(FunctionOverload::bind).toList());
  }

  @SuppressWarnings("Immutable") // bodies hold nothing that changes
  private CelFunctionBinding bind() {
    ImmutableList<Class<?>> classes =
        arguments.stream()
            .map(FunctionOverload::javaClass)
            .collect(ImmutableList.toImmutableList());
    return CelFunctionBinding.from(id, classes, body::apply);
  }

  private static Class<?> javaClass(CelType type) {
    return switch (type.kind()) {
      case STRING -> String.class;
      case INT -> Long.class;
      case BOOL -> Boolean.class;
      case DOUBLE -> Double.class;
      case LIST -> Collection.class;
      case MAP -> Map.class;
      case OPAQUE -> KubernetesOpaqueType.classOf(type);
      default -> Object.class;
    };
  }
}
