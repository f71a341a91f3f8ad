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
final class CompileErrorMessages {

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

  private final SourceRanges ranges;
  private final CelSource source;
  private final ModelTypes types;
  private final Map<String, CelType> variables;
  private final Set<String> functions;

  CompileErrorMessages(
      String expression,
      CelSource source,
      ModelTypes types,
      Map<String, CelType> variables,
      Set<String> functions) {
    this.ranges = new SourceRanges(source, expression);
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
  List<CelCompileError> translate(Collection<CelIssue> issues, @Nullable CelExpr tree) {
    List<CelCompileError> errors = new ArrayList<>();
    for (CelIssue issue : issues) {
      CelCompileError error = translate(issue, tree);
      if (errors.stream().noneMatch(other -> other.start() == error.start())) {
        errors.add(error);
      }
    }
    return List.copyOf(errors);
  }

  private CelCompileError translate(CelIssue issue, @Nullable CelExpr tree) {
    SourceRanges.SourceRange range =
        ranges.locateAt(source.getLocationOffset(issue.getSourceLocation()).orElse(0));
    String message = issue.getMessage();
    Matcher unknown = UNKNOWN.matcher(message);
    if (unknown.matches()) {
      return reportUnknown(range, unknown.group(1));
    }
    Matcher field = NO_FIELD.matcher(message);
    if (field.matches()) {
      return reportField(range, field.group(1), issue.getExprId(), tree);
    }
    Matcher overload = NO_OVERLOAD.matcher(message);
    return overload.matches()
        ? reportOverload(range, overload.group(1), overload.group(2))
        : makeError(range, describeSyntax(message), null);
  }

  private static String describeSyntax(String message) {
    Matcher syntax = SYNTAX.matcher(message);
    if (!syntax.matches()) {
      return message.replaceFirst("\\.$", "");
    }
    String written = syntax.group(1) == null ? syntax.group(2) : syntax.group(1);
    return written.equals("<EOF>")
        ? "the expression ends too early"
        : "`%s` cannot stand here".formatted(written);
  }

  private static CelCompileError makeError(
      SourceRanges.SourceRange range, String message, @Nullable String help) {
    return new CelCompileError(range.start(), range.end(), message, help);
  }

  /** Adds to an error which name is unknown, and which ones are known in its place. */
  private static CelCompileError suggest(
      CelCompileError error, String name, Set<String> alternatives) {
    return new CelCompileError(
        error.start(),
        error.end(),
        error.message(),
        error.help(),
        name,
        new TreeSet<>(alternatives));
  }

  private CelCompileError reportUnknown(SourceRanges.SourceRange range, String name) {
    if (CLUSTER_ONLY.contains(name)) {
      return makeError(
          range,
          "`%s` is known in the cluster only".formatted(name),
          "a rule that is judged before the cluster sees the object, not the request");
    }
    if (ranges.isCalled(range)) {
      Set<String> names = new TreeSet<>(functions);
      names.addAll(STANDARD);
      return suggest(
          makeError(range, "Kubernetes knows no function `%s` here".formatted(name), null),
          name,
          names);
    }
    return suggest(
        makeError(
            range,
            "Kubernetes knows no `%s` here".formatted(name),
            "the variables are `%s`".formatted(String.join("`, `", variables.keySet()))),
        name,
        variables.keySet());
  }

  private CelCompileError reportField(
      SourceRanges.SourceRange range, String field, long id, @Nullable CelExpr tree) {
    Optional<StructType> owner =
        tree == null ? Optional.empty() : new FieldTypes(types).findOwner(id, tree, variables);
    String message =
        owner
            .map(type -> "`%s` has no field `%s`".formatted(shorten(type.name()), field))
            .orElse("there is no field `%s`".formatted(field));
    return suggest(
        makeError(range, message, null),
        field,
        owner.<Set<String>>map(StructType::fieldNames).orElse(Set.of()));
  }

  private static CelCompileError reportOverload(
      SourceRanges.SourceRange range, String function, String arguments) {
    Matcher operator = OPERATOR.matcher(function);
    String shown = operator.matches() ? operator.group(1) : function;
    String given = shorten(arguments.replace("kubernetes.", ""));
    return makeError(
        range,
        given.isEmpty()
            ? "`%s` needs an argument".formatted(shown)
            : "`%s` does not fit `%s`".formatted(shown, given),
        null);
  }

  private static String shorten(String type) {
    return type.replace("kubernetes.", "");
  }

  /** What checks but can never be judged. */
  List<CelCompileError> checkResultType(CelAbstractSyntaxTree tree) {
    List<CelCompileError> errors = new ArrayList<>();
    if (!tree.getResultType().equals(SimpleType.BOOL)) {
      boolean anything = tree.getResultType().equals(SimpleType.DYN);
      errors.add(
          makeError(
              ranges.locate(tree.getExpr()),
              "a rule must come to true or false, and Kubernetes cannot tell that this does",
              anything ? "compare it with something" : null));
    }
    return List.copyOf(errors);
  }
}
