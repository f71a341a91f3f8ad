package dev.k8spark.cel;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a rule that failed has read of the objects, the most telling first: of an "and" only the
 * sides that say no, of an "or" the last side before those that guard it, of a loop the item that
 * decided it. What was asked for and is not there is no read.
 */
final class DecidingReads {

  private final EvaluationListener listener;
  private final Map<Long, Object> values;
  private final ValueOrigins origins;
  private final Set<EvaluationResult.VariableRead> reads = new LinkedHashSet<>();

  /** What the variables, and the names of the loops around, stand for. */
  private Map<String, EvaluationResult.VariableRead> names = new HashMap<>();

  DecidingReads(EvaluationListener listener, Map<String, Object> bound) {
    this.listener = listener;
    this.values = listener.values();
    this.origins = new ValueOrigins(bound);
    bound
        .keySet()
        .forEach(name -> names.put(name, new EvaluationResult.VariableRead(name, List.of())));
  }

  List<EvaluationResult.VariableRead> collect(CelExpr root) {
    visit(root);
    return reads.stream().filter(read -> !read.path().isEmpty()).toList();
  }

  private void visit(CelExpr part) {
    switch (part.getKind()) {
      case IDENT -> add(part);
      case SELECT -> {
        if (!part.select().testOnly() || Boolean.TRUE.equals(values.get(part.id()))) {
          add(part);
        }
      }
      case CALL -> visitCall(part);
      case LIST -> part.list().elements().forEach(this::visit);
      case MAP -> part.map().entries().forEach(entry -> visit(entry.value()));
      case COMPREHENSION -> visitLoop(part);
      default -> {}
    }
  }

  private void visitCall(CelExpr part) {
    List<CelExpr> sides = part.call().args();
    switch (part.call().function()) {
      case "_&&_" -> selectDeciding(sides, values.get(part.id()), false).forEach(this::visit);
      case "_||_" ->
          selectDeciding(sides, values.get(part.id()), true).reversed().forEach(this::visit);
      case "_?_:_" -> {
        visit(sides.get(Boolean.TRUE.equals(values.get(sides.getFirst().id())) ? 1 : 2));
        visit(sides.getFirst());
      }
      default -> {
        boolean isThere = !Optional.empty().equals(values.get(part.id()));
        if (isThere && !add(part)) {
          part.call().target().ifPresent(this::visit);
          sides.forEach(this::visit);
        }
      }
    }
  }

  /** One side may be enough; else it takes all of them. */
  private List<CelExpr> selectDeciding(
      List<CelExpr> sides, @Nullable Object result, boolean enough) {
    return Objects.equals(result, enough)
        ? sides.stream().filter(side -> Objects.equals(values.get(side.id()), enough)).toList()
        : sides;
  }

  /** Behind what the body reads stands the item that decided it, and behind that the whole list. */
  private void visitLoop(CelExpr part) {
    CelExpr.CelComprehension loop = part.comprehension();
    if (ExplainedValues.isDecided(loop, values.get(part.id()))) {
      Map<String, EvaluationResult.VariableRead> around = names;
      names = new HashMap<>(around);
      EvaluationResult.@Nullable VariableRead item = bind(loop);
      visit(loop.loopStep().call().args().getLast());
      if (item != null) {
        reads.add(item);
      }
      names = around;
    }
    visit(loop.iterRange());
  }

  /** Of two names, the first stands for the key, which has no place of its own in a list. */
  private EvaluationResult.@Nullable VariableRead bind(CelExpr.CelComprehension loop) {
    @Nullable Object range = values.get(loop.iterRange().id());
    EvaluationResult.@Nullable VariableRead item =
        locateItem(range, locate(loop.iterRange()), listener.latestItem(loop));
    boolean isPair = !loop.iterVar2().isEmpty();
    bind(loop.iterVar(), isPair && range instanceof List<?> ? null : item);
    if (isPair) {
      bind(loop.iterVar2(), item);
    }
    return item;
  }

  private void bind(String name, EvaluationResult.@Nullable VariableRead place) {
    names.remove(name);
    if (place != null) {
      names.put(name, place);
    }
  }

  private EvaluationResult.@Nullable VariableRead locateItem(
      @Nullable Object range, EvaluationResult.@Nullable VariableRead place, int position) {
    if (range instanceof List<?> list && position >= 0 && position < list.size()) {
      return place == null
          ? origins.find(list.get(position))
          : place.append(String.valueOf(position));
    }
    return range instanceof Map<?, ?> map && place != null && position >= 0
        ? map.keySet().stream()
            .skip(position)
            .findFirst()
            .map(key -> place.append(key.toString()))
            .orElse(null)
        : null;
  }

  /** Whether it is known where it was read. */
  private boolean add(CelExpr part) {
    EvaluationResult.@Nullable VariableRead place = locate(part);
    if (place != null) {
      reads.add(place);
    }
    return place != null;
  }

  private EvaluationResult.@Nullable VariableRead locate(CelExpr part) {
    EvaluationResult.@Nullable VariableRead written =
        switch (part.getKind()) {
          case IDENT -> names.get(part.ident().name());
          case SELECT -> descend(part.select().operand(), part.select().field());
          case CALL -> locateCall(part.call());
          default -> null;
        };
    return written == null ? origins.find(values.get(part.id())) : written;
  }

  private EvaluationResult.@Nullable VariableRead locateCall(CelExpr.CelCall call) {
    return switch (call.function()) {
      case "_[_]", "_[?_]", "_?._" ->
          descend(call.args().getFirst(), readKey(call.args().getLast()));
      default -> null;
    };
  }

  private EvaluationResult.@Nullable VariableRead descend(CelExpr operand, @Nullable String key) {
    EvaluationResult.@Nullable VariableRead place = locate(operand);
    return place == null || key == null ? null : place.append(key);
  }

  private @Nullable String readKey(CelExpr part) {
    if (part.getKind().equals(Kind.CONSTANT)) {
      return switch (part.constant().getKind()) {
        case STRING_VALUE -> part.constant().stringValue();
        case INT64_VALUE -> String.valueOf(part.constant().int64Value());
        default -> null;
      };
    }
    @Nullable Object value = values.get(part.id());
    return value == null ? null : value.toString();
  }
}
