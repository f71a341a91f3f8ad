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

  private final SourceRanges anchors;
  private final Map<Long, Object> values;
  private final List<Verdict.Value> shown = new ArrayList<>();

  ExplainedValues(SourceRanges anchors, Map<Long, Object> values) {
    this.anchors = anchors;
    this.values = values;
  }

  List<Verdict.Value> of(CelExpr root) {
    part(root);
    return shown.stream().sorted(Comparator.comparingInt(Verdict.Value::start)).distinct().toList();
  }

  private void part(CelExpr part) {
    switch (part.getKind()) {
      case IDENT -> value(part);
      case SELECT -> {
        path(part.select().operand());
        value(part);
      }
      case CALL -> call(part);
      case LIST -> part.list().elements().forEach(this::part);
      case MAP -> part.map().entries().forEach(entry -> part(entry.value()));
      case COMPREHENSION -> {
        loop(part.comprehension(), values.get(part.id()));
        value(part);
      }
      default -> {}
    }
  }

  private void call(CelExpr part) {
    if (part.call().function().equals("_[_]")) {
      path(part.call().args().getFirst());
      part(part.call().args().getLast());
    } else {
      part.call().target().ifPresent(this::part);
      part.call().args().forEach(this::part);
    }
    value(part);
  }

  /** Only what is computed on the way shows, not the way. */
  private void path(CelExpr step) {
    switch (step.getKind()) {
      case IDENT -> {}
      case SELECT -> path(step.select().operand());
      case CALL -> {
        if (step.call().function().equals("_[_]")) {
          path(step.call().args().getFirst());
          part(step.call().args().getLast());
        } else {
          part(step);
        }
      }
      default -> part(step);
    }
  }

  /** In a loop that an item has decided, that item's values are the latest. */
  private void loop(CelExpr.CelComprehension loop, @Nullable Object result) {
    part(loop.iterRange());
    if (isDecided(loop, result)) {
      part(loop.loopStep().call().args().getLast());
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

  private void value(CelExpr part) {
    Object value = values.get(part.id());
    boolean made = part.getKind().equals(Kind.IDENT) && !isWritten(part.ident().name());
    if (value != null && !(value instanceof ErrorValue) && !made) {
      SourceRanges.Range range = anchors.of(part);
      shown.add(new Verdict.Value(range.start(), range.end(), ValueText.of(value)));
    }
  }

  /** Loops bring names of their own, which nobody has written. */
  private static boolean isWritten(String name) {
    return !name.startsWith("@") && !name.startsWith("#") && !name.startsWith("__");
  }
}
