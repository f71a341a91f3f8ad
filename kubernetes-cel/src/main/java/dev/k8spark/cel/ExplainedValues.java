package dev.k8spark.cel;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.values.ErrorValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that explain a verdict: no constants, no steps of a path, no undecided loops. */
final class ExplainedValues {

  private final SourceRanges ranges;
  private final Map<Long, Object> values;
  private final List<EvaluationResult.ExplainedValue> explained = new ArrayList<>();

  ExplainedValues(SourceRanges ranges, Map<Long, Object> values) {
    this.ranges = ranges;
    this.values = values;
  }

  List<EvaluationResult.ExplainedValue> explain(CelExpr root) {
    visit(root);
    return explained.stream()
        .sorted(Comparator.comparingInt(EvaluationResult.ExplainedValue::start))
        .distinct()
        .toList();
  }

  private void visit(CelExpr part) {
    switch (part.getKind()) {
      case IDENT -> addValue(part);
      case SELECT -> {
        visitPath(part.select().operand());
        addValue(part);
      }
      case CALL -> visitCall(part);
      case LIST -> part.list().elements().forEach(this::visit);
      case MAP -> part.map().entries().forEach(entry -> visit(entry.value()));
      case COMPREHENSION -> {
        visitLoop(part.comprehension(), values.get(part.id()));
        addValue(part);
      }
      default -> {}
    }
  }

  private void visitCall(CelExpr part) {
    if (part.call().function().equals("_[_]")) {
      visitPath(part.call().args().getFirst());
      visit(part.call().args().getLast());
    } else {
      part.call().target().ifPresent(this::visit);
      part.call().args().forEach(this::visit);
    }
    addValue(part);
  }

  /** Only what is computed on the way shows, not the way. */
  private void visitPath(CelExpr step) {
    switch (step.getKind()) {
      case IDENT -> {}
      case SELECT -> visitPath(step.select().operand());
      case CALL -> {
        if (step.call().function().equals("_[_]")) {
          visitPath(step.call().args().getFirst());
          visit(step.call().args().getLast());
        } else {
          visit(step);
        }
      }
      default -> visit(step);
    }
  }

  /** In a loop that an item has decided, that item's values are the latest. */
  private void visitLoop(CelExpr.CelComprehension loop, @Nullable Object result) {
    visit(loop.iterRange());
    if (isDecided(loop, result)) {
      visit(loop.loopStep().call().args().getLast());
    }
  }

  /** Whether it ended with an item that says no, or one that says yes, as it was asked. */
  static boolean isDecided(CelExpr.CelComprehension loop, @Nullable Object result) {
    CelExpr step = loop.loopStep();
    if (!step.getKind().equals(Kind.CALL) || step.call().args().size() != 2) {
      return false;
    }
    boolean all = step.call().function().equals("_&&_") && Boolean.FALSE.equals(result);
    boolean exists = step.call().function().equals("_||_") && Boolean.TRUE.equals(result);
    return all || exists;
  }

  private void addValue(CelExpr part) {
    Object value = values.get(part.id());
    boolean made = part.getKind().equals(Kind.IDENT) && !isWritten(part.ident().name());
    if (value != null && !(value instanceof ErrorValue) && !made) {
      SourceRanges.SourceRange range = ranges.locate(part);
      explained.add(
          new EvaluationResult.ExplainedValue(range.start(), range.end(), ValueText.render(value)));
    }
  }

  /** Loops bring names of their own, which nobody has written. */
  private static boolean isWritten(String name) {
    return !name.startsWith("@") && !name.startsWith("#") && !name.startsWith("__");
  }
}
