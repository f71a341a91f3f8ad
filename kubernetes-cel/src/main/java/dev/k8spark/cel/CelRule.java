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

  private static final Pattern PLACE =
      Pattern.compile("evaluation error at [^:]*:([0-9]+): (.*)", Pattern.DOTALL);
  private static final Pattern NO_KEY = Pattern.compile("^key '(.*)' is not present in map$");
  private static final Pattern SENTENCE = Pattern.compile("Error |No such |no such ");
  private static final String NO_SUCH_KEY = "no such key: ";
  private static final String PREFIX = "evaluation error: ";

  private final String expression;
  private final CelAbstractSyntaxTree tree;
  private final CelRuntime.Program program;
  private final Set<String> variables;
  private final SourceRanges anchors;

  CelRule(
      String expression,
      CelAbstractSyntaxTree tree,
      CelRuntime.Program program,
      Set<String> variables) {
    this.expression = expression;
    this.tree = tree;
    this.program = program;
    this.variables = Set.copyOf(variables);
    this.anchors = new SourceRanges(tree.getSource(), expression);
  }

  public String expression() {
    return expression;
  }

  /** Judges alone, as if no other rule had cost anything. */
  public Verdict judge(Map<String, ? extends @Nullable Object> values) {
    return judge(values, new CostBudget());
  }

  /**
   * Judges what the variables are bound to: trees of maps, lists, strings, longs, doubles and
   * booleans. What is not bound is null.
   *
   * @param budget what all rules of one policy may cost together
   */
  public Verdict judge(Map<String, ? extends @Nullable Object> values, CostBudget budget) {
    Map<String, Object> bound = new HashMap<>();
    for (String variable : variables) {
      Object value = values.get(variable);
      bound.put(variable, value == null ? NullValue.NULL_VALUE : value);
    }
    EvaluationListener meter = new EvaluationListener(tree.getExpr(), budget);
    try {
      boolean holds = Boolean.TRUE.equals(program.trace(bound, meter));
      return holds ? new Verdict.Holds() : fails(meter, bound);
    } catch (CelEvaluationException e) {
      return error(e, shown(meter));
    } catch (CostLimitExceeded e) {
      return new Verdict.Errors(String.valueOf(e.getMessage()), 0, expression.length(), List.of());
    }
  }

  private Verdict fails(EvaluationListener meter, Map<String, Object> bound) {
    return new Verdict.Fails(shown(meter), new DecidingReads(meter, bound).of(tree.getExpr()));
  }

  private List<Verdict.Value> shown(EvaluationListener meter) {
    return new ExplainedValues(anchors, meter.values()).of(tree.getExpr());
  }

  private Verdict error(CelEvaluationException e, List<Verdict.Value> values) {
    String said = String.valueOf(e.getMessage());
    Matcher place = PLACE.matcher(said);
    boolean placed = place.matches();
    SourceRanges.Range range = anchors.at(placed ? Integer.parseInt(place.group(1)) : 0);
    String message = words(placed ? place.group(2) : said, e.getErrorCode());
    return new Verdict.Errors(message, range.start(), range.end(), values);
  }

  /** As the API server says it. */
  private static String words(String message, CelErrorCode code) {
    String said = message.replace(PREFIX, "").replaceFirst("\\.$", "");
    Matcher key = NO_KEY.matcher(said);
    if (key.matches()) {
      return NO_SUCH_KEY + key.group(1);
    }
    boolean isKey = code == CelErrorCode.ATTRIBUTE_NOT_FOUND && !SENTENCE.matcher(said).lookingAt();
    return isKey ? NO_SUCH_KEY + said : said;
  }
}
