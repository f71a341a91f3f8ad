package dev.k8spark.cel;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.runtime.CelEvaluationListener;
import dev.k8spark.cel.library.CostLimitExceeded;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Watches an evaluation: what it costs, the latest value of each part, and the rounds of loops. */
final class EvaluationListener implements CelEvaluationListener {

  /** Enough for a list of thousands that is made item by item. */
  private static final long MOST_COPIED = 10_000_000;

  private final Map<Long, Object> values = new HashMap<>();

  /** The parts of a loop's body, by its condition, which is looked at before each round. */
  private final Map<Long, Set<Long>> bodies = new HashMap<>();

  /** How many rounds each loop has begun, by its condition. */
  private final Map<Long, Integer> rounds = new HashMap<>();

  /** The conditions of the loops that begin with a range. */
  private final Map<Long, Long> conditions = new HashMap<>();

  private final CostBudget budget;
  private long cost;

  /** Items of lists that were copied, which the API server need not do. */
  private long copied;

  EvaluationListener(CelExpr root, CostBudget budget) {
    this.budget = budget;
    collect(root, new HashSet<>());
  }

  Map<Long, Object> values() {
    return values;
  }

  /** The position of the item that a loop has seen last; none if it has seen none. */
  int latestItem(CelExpr.CelComprehension loop) {
    return rounds.getOrDefault(loop.loopCondition().id(), 0) - 1;
  }

  @Override
  public void callback(CelExpr part, Object value) {
    long price = EvaluationCost.costOf(part, value, values);
    cost += price;
    if (cost > CostBudget.PER_EXPRESSION) {
      throw new CostLimitExceeded("the rule costs more than the API server allows");
    }
    budget.charge(price);
    if (value instanceof String text) {
      CostLimitExceeded.check(text.length());
    } else if (value instanceof Collection<?> list) {
      countCopied(part, list.size());
    }
    values.put(part.id(), value);
    if (conditions.containsKey(part.id())) {
      rounds.remove(conditions.get(part.id()));
    }
    if (bodies.containsKey(part.id()) && Boolean.TRUE.equals(value)) {
      values.keySet().removeAll(bodies.get(part.id()));
      rounds.merge(part.id(), 1, Integer::sum);
    }
  }

  private void countCopied(CelExpr part, int size) {
    CostLimitExceeded.check(size);
    if (part.getKind().equals(Kind.CALL) && part.call().function().equals("_+_")) {
      copied += size;
      if (copied > MOST_COPIED) {
        throw new CostLimitExceeded("the rule makes lists that are too long");
      }
    }
  }

  private void collect(CelExpr part, Set<Long> ids) {
    ids.add(part.id());
    switch (part.getKind()) {
      case SELECT -> collect(part.select().operand(), ids);
      case CALL -> {
        part.call().target().ifPresent(target -> collect(target, ids));
        part.call().args().forEach(argument -> collect(argument, ids));
      }
      case LIST -> part.list().elements().forEach(element -> collect(element, ids));
      case MAP ->
          part.map()
              .entries()
              .forEach(
                  entry -> {
                    collect(entry.key(), ids);
                    collect(entry.value(), ids);
                  });
      case COMPREHENSION -> collectLoop(part.comprehension(), ids);
      default -> {}
    }
  }

  private void collectLoop(CelExpr.CelComprehension loop, Set<Long> ids) {
    collect(loop.iterRange(), ids);
    Set<Long> body = new HashSet<>();
    collect(loop.loopStep(), body);
    bodies.put(loop.loopCondition().id(), body);
    conditions.put(loop.iterRange().id(), loop.loopCondition().id());
    ids.addAll(body);
  }
}
