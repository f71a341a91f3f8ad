package dev.k8spark.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelErrorCode;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.k8spark.cel.library.CostLimitExceeded;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An expression that compiles; judging an object with it always ends, and soon. */
public final class CelRule {

  private static final Pattern POSITION =
      Pattern.compile("evaluation error at [^:]*:([0-9]+): (.*)", Pattern.DOTALL);
  private static final Pattern NO_KEY = Pattern.compile("^key '(.*)' is not present in map$");
  private static final Pattern SENTENCE = Pattern.compile("Error |No such |no such ");
  private static final String NO_SUCH_KEY = "no such key: ";
  private static final String PREFIX = "evaluation error: ";

  private final String expression;
  private final CelAbstractSyntaxTree tree;
  private final CelRuntime.Program program;
  private final Set<String> variables;
  private final SourceRanges ranges;

  CelRule(
      String expression,
      CelAbstractSyntaxTree tree,
      CelRuntime.Program program,
      Set<String> variables) {
    this.expression = expression;
    this.tree = tree;
    this.program = program;
    this.variables = Set.copyOf(variables);
    this.ranges = new SourceRanges(tree.getSource(), expression);
  }

  public String expression() {
    return expression;
  }

  /** Judges alone, as if no other rule had cost anything. */
  public EvaluationResult evaluate(Map<String, ? extends @Nullable Object> values) {
    return evaluate(values, new CostBudget());
  }

  /**
   * Judges what the variables are bound to: trees of maps, lists, strings, longs, doubles and
   * booleans. What is not bound is null.
   *
   * @param budget what all rules of one policy may cost together
   */
  public EvaluationResult evaluate(
      Map<String, ? extends @Nullable Object> values, CostBudget budget) {
    Map<String, Object> bound = new HashMap<>();
    for (String variable : variables) {
      Object value = values.get(variable);
      bound.put(variable, value == null ? NullValue.NULL_VALUE : value);
    }
    EvaluationListener listener = new EvaluationListener(tree.getExpr(), budget);
    try {
      boolean holds = Boolean.TRUE.equals(program.trace(bound, listener));
      return holds ? new EvaluationResult.RulePassed() : explainFailure(listener, bound);
    } catch (CelEvaluationException e) {
      return explainError(e, explainValues(listener));
    } catch (CostLimitExceeded e) {
      return new EvaluationResult.EvaluationError(
          String.valueOf(e.getMessage()), 0, expression.length(), List.of());
    }
  }

  private EvaluationResult explainFailure(EvaluationListener listener, Map<String, Object> bound) {
    return new EvaluationResult.RuleFailed(
        explainValues(listener), new DecidingReads(listener, bound).collect(tree.getExpr()));
  }

  private List<EvaluationResult.ExplainedValue> explainValues(EvaluationListener listener) {
    return new ExplainedValues(ranges, listener.values()).explain(tree.getExpr());
  }

  private EvaluationResult explainError(
      CelEvaluationException e, List<EvaluationResult.ExplainedValue> values) {
    String text = String.valueOf(e.getMessage());
    Matcher position = POSITION.matcher(text);
    boolean isPositioned = position.matches();
    SourceRanges.SourceRange range =
        ranges.locateAt(isPositioned ? Integer.parseInt(position.group(1)) : 0);
    String message = normalize(isPositioned ? position.group(2) : text, e.getErrorCode());
    return new EvaluationResult.EvaluationError(message, range.start(), range.end(), values);
  }

  /** Returns the message in the words of the API server. */
  private static String normalize(String message, CelErrorCode code) {
    String text = message.replace(PREFIX, "").replaceFirst("\\.$", "");
    Matcher key = NO_KEY.matcher(text);
    if (key.matches()) {
      return NO_SUCH_KEY + key.group(1);
    }
    boolean isKey = code == CelErrorCode.ATTRIBUTE_NOT_FOUND && !SENTENCE.matcher(text).lookingAt();
    return isKey ? NO_SUCH_KEY + text : text;
  }
}
