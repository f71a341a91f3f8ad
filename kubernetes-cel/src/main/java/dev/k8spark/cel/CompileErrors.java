package dev.k8spark.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelSource;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What CEL's compiler finds wrong, in our words and with what may have been meant. */
final class CompileErrors {

  private static final Pattern UNKNOWN = Pattern.compile("undeclared reference to '([^']*)'.*");
  private static final Pattern NO_FIELD = Pattern.compile("undefined field '([^']*)'");
  private static final Pattern NO_OVERLOAD =
      Pattern.compile(
          "found no matching overload for '([^']*)' applied to '\\((.*?)\\)'.*", Pattern.DOTALL);
  private static final Pattern OPERATOR = Pattern.compile("@?_?([^_]+?)_?");

  private static final Pattern SYNTAX =
      Pattern.compile(
          "(?:mismatched|extraneous) input '(.*?)' expecting.*|no viable alternative at input '(.*)'",
          Pattern.DOTALL);

  /** Functions and macros of CEL itself that a rule is likely to use. */
  private static final Set<String> STANDARD =
      Set.of(
          "all",
          "exists",
          "exists_one",
          "map",
          "filter",
          "has",
          "size",
          "matches",
          "startsWith",
          "endsWith",
          "contains",
          "orValue",
          "hasValue",
          "split",
          "substring",
          "lowerAscii");

  /** Only a request tells them. */
  private static final Set<String> CLUSTER_ONLY = Set.of("authorizer", "request", "params");

  private final SourceRanges anchors;
  private final CelSource source;
  private final ModelTypes types;
  private final Map<String, CelType> variables;
  private final Set<String> functions;

  CompileErrors(
      String expression,
      CelSource source,
      ModelTypes types,
      Map<String, CelType> variables,
      Set<String> functions) {
    this.anchors = new SourceRanges(source, expression);
    this.source = source;
    this.types = types;
    this.variables = variables;
    this.functions = functions;
  }

  /**
   * One problem for each place; the first is the cause.
   *
   * @param tree the expression, where it could be read
   */
  List<CompileError> of(Collection<CelIssue> issues, @Nullable CelExpr tree) {
    List<CompileError> problems = new ArrayList<>();
    for (CelIssue issue : issues) {
      CompileError problem = of(issue, tree);
      if (problems.stream().noneMatch(other -> other.start() == problem.start())) {
        problems.add(problem);
      }
    }
    return List.copyOf(problems);
  }

  private CompileError of(CelIssue issue, @Nullable CelExpr tree) {
    SourceRanges.Range range =
        anchors.at(source.getLocationOffset(issue.getSourceLocation()).orElse(0));
    String message = issue.getMessage();
    Matcher unknown = UNKNOWN.matcher(message);
    if (unknown.matches()) {
      return unknown(range, unknown.group(1));
    }
    Matcher field = NO_FIELD.matcher(message);
    if (field.matches()) {
      return noField(range, field.group(1), issue.getExprId(), tree);
    }
    Matcher overload = NO_OVERLOAD.matcher(message);
    return overload.matches()
        ? noOverload(range, overload.group(1), overload.group(2))
        : problem(range, syntax(message), null);
  }

  private static String syntax(String message) {
    Matcher syntax = SYNTAX.matcher(message);
    if (!syntax.matches()) {
      return message.replaceFirst("\\.$", "");
    }
    String written = syntax.group(1) == null ? syntax.group(2) : syntax.group(1);
    return written.equals("<EOF>")
        ? "the expression ends too early"
        : "`%s` cannot stand here".formatted(written);
  }

  private static CompileError problem(
      SourceRanges.Range range, String message, @Nullable String help) {
    return new CompileError(range.start(), range.end(), message, help);
  }

  private static CompileError unknown(
      SourceRanges.Range range, String message, @Nullable String help, Set<String> alternatives) {
    return new CompileError(range.start(), range.end(), message, help, new TreeSet<>(alternatives));
  }

  private CompileError unknown(SourceRanges.Range range, String name) {
    if (CLUSTER_ONLY.contains(name)) {
      return problem(
          range,
          "`%s` is known in the cluster only".formatted(name),
          "a rule that is judged before the cluster sees the object, not the request");
    }
    if (anchors.isCalled(range)) {
      Set<String> names = new TreeSet<>(functions);
      names.addAll(STANDARD);
      return unknown(range, "Kubernetes knows no function `%s` here".formatted(name), null, names);
    }
    return unknown(
        range,
        "Kubernetes knows no `%s` here".formatted(name),
        "the variables are `%s`".formatted(String.join("`, `", variables.keySet())),
        variables.keySet());
  }

  private CompileError noField(
      SourceRanges.Range range, String field, long id, @Nullable CelExpr tree) {
    Optional<StructType> owner =
        tree == null ? Optional.empty() : new FieldTypes(types).ownerOf(id, tree, variables);
    return unknown(
        range,
        owner
            .map(type -> "`%s` has no field `%s`".formatted(shortName(type.name()), field))
            .orElse("there is no field `%s`".formatted(field)),
        null,
        owner.<Set<String>>map(StructType::fieldNames).orElse(Set.of()));
  }

  private static CompileError noOverload(
      SourceRanges.Range range, String function, String arguments) {
    Matcher operator = OPERATOR.matcher(function);
    String shown = operator.matches() ? operator.group(1) : function;
    String given = shortName(arguments.replace("kubernetes.", ""));
    return problem(
        range,
        given.isEmpty()
            ? "`%s` needs an argument".formatted(shown)
            : "`%s` does not fit `%s`".formatted(shown, given),
        null);
  }

  private static String shortName(String type) {
    return type.replace("kubernetes.", "");
  }

  /** What checks but can never be judged. */
  List<CompileError> ofMeaning(CelAbstractSyntaxTree tree) {
    List<CompileError> problems = new ArrayList<>();
    if (!tree.getResultType().equals(SimpleType.BOOL)) {
      boolean anything = tree.getResultType().equals(SimpleType.DYN);
      problems.add(
          problem(
              anchors.of(tree.getExpr()),
              "a rule must come to true or false, and Kubernetes cannot tell that this does",
              anything ? "compare it with something" : null));
    }
    return List.copyOf(problems);
  }
}
