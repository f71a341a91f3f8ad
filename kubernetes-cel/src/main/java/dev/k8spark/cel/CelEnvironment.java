package dev.k8spark.cel;

import static dev.cel.extensions.CelListsExtensions.Function.SORT_BY;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeBuilder;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.standard.CelStandardOverload;
import dev.cel.runtime.standard.StringFunction.StringOverload;
import dev.cel.validator.CelValidator;
import dev.cel.validator.CelValidatorBuilder;
import dev.cel.validator.CelValidatorFactory;
import dev.cel.validator.validators.HomogeneousLiteralValidator;
import dev.k8spark.cel.library.FunctionOverload;
import dev.k8spark.cel.library.KubernetesLibraries;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What can be written for one version of Kubernetes and one set of variables. An expression is
 * checked twice: with the types of the objects, to find what cannot be there; and without, as the
 * API server does, which is the form that is run.
 */
final class CelEnvironment {

  /** In Kubernetes since a later version than the rest, or never. */
  private static final Set<CelStringExtensions.Function> REPLACED_STRINGS =
      EnumSet.of(
          CelStringExtensions.Function.REVERSE,
          CelStringExtensions.Function.INDEX_OF,
          CelStringExtensions.Function.LAST_INDEX_OF,
          CelStringExtensions.Function.JOIN,
          CelStringExtensions.Function.REPLACE);

  /** Kubernetes writes numbers with a point in its own way. */
  private static final Set<CelStandardOverload> REPLACED =
      Set.of(StringOverload.DOUBLE_TO_STRING, StringOverload.STRING_TO_STRING);

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .enableQuotedIdentifierSyntax(false)
          .enableRegexPartialMatch(true)
          .populateMacroCalls(true)
          .comprehensionMaxIterations(-1)
          .build();

  private final int minor;
  private final List<FunctionOverload> overloads;
  private final ModelTypes types = new ModelTypes();
  private final Map<String, CelType> typed = new LinkedHashMap<>();
  private final CelCompiler dynamic;
  private final CelCompiler strict;
  private final CelRuntime runtime;
  private final CelValidator literals;

  CelEnvironment(
      int minor,
      List<VariableDeclaration> variables,
      List<FunctionOverload> overloads,
      List<FunctionOverload> replacements) {
    this.minor = minor;
    this.overloads = overloads;
    Map<String, CelType> untyped = new LinkedHashMap<>();
    for (VariableDeclaration variable : variables) {
      untyped.put(variable.name(), SimpleType.DYN);
      typed.put(
          variable.name(),
          variable.model() == null ? SimpleType.DYN : types.resolve(variable.model()));
    }
    this.dynamic = makeCompiler(untyped);
    this.strict = typed.equals(untyped) ? dynamic : makeCompiler(typed);
    this.runtime = makeRuntime(replacements);
    this.literals = makeLiteralValidator();
  }

  CelCompilation compile(String expression) {
    CelValidationResult parsed = dynamic.parse(expression);
    CompileErrorMessages messages =
        new CompileErrorMessages(expression, parsed.getSource(), types, typed, collectFunctions());
    if (parsed.hasError()) {
      return new CelCompilation.RejectedExpression(messages.translate(parsed.getErrors(), null));
    }
    try {
      CelAbstractSyntaxTree tree = parsed.getAst();
      for (CelCompiler compiler : List.of(strict, dynamic)) {
        CelValidationResult checked = compiler.check(tree);
        if (checked.hasError()) {
          return new CelCompilation.RejectedExpression(
              messages.translate(checked.getErrors(), tree.getExpr()));
        }
      }
      CelAbstractSyntaxTree checked = dynamic.check(tree).getAst();
      CelValidationResult written = literals.validate(checked);
      if (written.hasError()) {
        return new CelCompilation.RejectedExpression(messages.translate(written.getErrors(), null));
      }
      List<CelCompileError> errors = messages.checkResultType(checked);
      return errors.isEmpty()
          ? new CelCompilation.CompiledRule(
              new CelRule(expression, checked, runtime.createProgram(checked), typed.keySet()))
          : new CelCompilation.RejectedExpression(errors);
    } catch (CelValidationException | CelEvaluationException e) {
      return new CelCompilation.RejectedExpression(
          List.of(
              new CelCompileError(0, expression.length(), String.valueOf(e.getMessage()), null)));
    }
  }

  /** What stands in an expression as it is can be judged before it is run. */
  private CelValidator makeLiteralValidator() {
    CelValidatorBuilder builder =
        CelValidatorFactory.standardCelValidatorBuilder(dynamic, runtime)
            .addAstValidators(HomogeneousLiteralValidator.newInstance("format"));
    if (minor >= 29) {
      builder.addAstValidators(LiteralValidator.INSTANCE);
    }
    return builder.build();
  }

  private Set<String> collectFunctions() {
    return overloads.stream().map(FunctionOverload::function).collect(Collectors.toSet());
  }

  private CelCompiler makeCompiler(Map<String, CelType> variables) {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setTypeProvider(types)
            .addLibraries(makeStrings());
    overloads.forEach(overload -> builder.addFunctionDeclarations(overload.declare()));
    if (minor >= 34) {
      builder.addFunctionDeclarations(KubernetesLibraries.declareSortBy());
    }
    variables.forEach(builder::addVar);
    if (minor >= 28) {
      builder.addLibraries(CelExtensions.optional());
    }
    if (minor >= 29) {
      builder.addLibraries(CelExtensions.sets(OPTIONS));
    }
    if (minor >= 32) {
      builder.addLibraries(CelExtensions.comprehensions());
    }
    if (minor >= 34) {
      builder
          .addLibraries(CelExtensions.lists(EnumSet.complementOf(EnumSet.of(SORT_BY))))
          .addMacros(CelExtensions.lists().macros());
    }
    return builder.build();
  }

  /** Ours come first: of two bindings with one name, CEL keeps the first. */
  private CelRuntime makeRuntime(List<FunctionOverload> replacements) {
    CelRuntimeBuilder builder =
        CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(OPTIONS)
            .setStandardFunctions(
                CelStandardFunctions.newBuilder()
                    .filterFunctions((function, overload) -> !REPLACED.contains(overload))
                    .build());
    Stream.concat(overloads.stream(), replacements.stream())
        .collect(
            Collectors.groupingBy(
                FunctionOverload::function, LinkedHashMap::new, Collectors.toList()))
        .values()
        .forEach(function -> builder.addFunctionBindings(FunctionOverload.bind(function)));
    return builder
        .addLibraries(
            makeStrings(),
            CelExtensions.optional(),
            CelExtensions.sets(OPTIONS),
            CelExtensions.comprehensions(),
            CelExtensions.lists())
        .build();
  }

  private static CelStringExtensions makeStrings() {
    return CelExtensions.strings(EnumSet.complementOf(EnumSet.copyOf(REPLACED_STRINGS)));
  }
}
