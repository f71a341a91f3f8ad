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

  private final EvaluationListener meter;
  private final Map<Long, Object> values;
  private final Origins origins;
  private final Set<Verdict.Read> found = new LinkedHashSet<>();

  /** What the variables, and the names of the loops around, stand for. */
  private Map<String, Verdict.Read> names = new HashMap<>();

  DecidingReads(EvaluationListener meter, Map<String, Object> bound) {
    this.meter = meter;
    this.values = meter.values();
    this.origins = new Origins(bound);
    bound.keySet().forEach(name -> names.put(name, new Verdict.Read(name, List.of())));
  }

  List<Verdict.Read> of(CelExpr root) {
    part(root);
    return found.stream().filter(read -> !read.path().isEmpty()).toList();
  }

  private void part(CelExpr part) {
    switch (part.getKind()) {
      case IDENT -> add(part);
      case SELECT -> {
        if (!part.select().testOnly() || Boolean.TRUE.equals(values.get(part.id()))) {
          add(part);
        }
      }
      case CALL -> call(part);
      case LIST -> part.list().elements().forEach(this::part);
      case MAP -> part.map().entries().forEach(entry -> part(entry.value()));
      case COMPREHENSION -> loop(part);
      default -> {}
    }
  }

  private void call(CelExpr part) {
    List<CelExpr> sides = part.call().args();
    switch (part.call().function()) {
      case "_&&_" -> deciding(sides, values.get(part.id()), false).forEach(this::part);
      case "_||_" -> deciding(sides, values.get(part.id()), true).reversed().forEach(this::part);
      case "_?_:_" -> {
        part(sides.get(Boolean.TRUE.equals(values.get(sides.getFirst().id())) ? 1 : 2));
        part(sides.getFirst());
      }
      default -> {
        boolean isThere = !Optional.empty().equals(values.get(part.id()));
        if (isThere && !add(part)) {
          part.call().target().ifPresent(this::part);
          sides.forEach(this::part);
        }
      }
    }
  }

  /** One side may be enough; else it takes all of them. */
  private List<CelExpr> deciding(List<CelExpr> sides, @Nullable Object result, boolean enough) {
    return Objects.equals(result, enough)
        ? sides.stream().filter(side -> Objects.equals(values.get(side.id()), enough)).toList()
        : sides;
  }

  /** Behind what the body reads stands the item that decided it, and behind that the whole list. */
  private void loop(CelExpr part) {
    CelExpr.CelComprehension loop = part.comprehension();
    if (ExplainedValues.isDecided(loop, values.get(part.id()))) {
      Map<String, Verdict.Read> around = names;
      names = new HashMap<>(around);
      Verdict.@Nullable Read item = bind(loop);
      part(loop.loopStep().call().args().getLast());
      if (item != null) {
        found.add(item);
      }
      names = around;
    }
    part(loop.iterRange());
  }

  /** Of two names, the first stands for the key, which has no place of its own in a list. */
  private Verdict.@Nullable Read bind(CelExpr.CelComprehension loop) {
    @Nullable Object range = values.get(loop.iterRange().id());
    Verdict.@Nullable Read item = item(range, place(loop.iterRange()), meter.latest(loop));
    boolean isPair = !loop.iterVar2().isEmpty();
    bind(loop.iterVar(), isPair && range instanceof List<?> ? null : item);
    if (isPair) {
      bind(loop.iterVar2(), item);
    }
    return item;
  }

  private void bind(String name, Verdict.@Nullable Read place) {
    names.remove(name);
    if (place != null) {
      names.put(name, place);
    }
  }

  private Verdict.@Nullable Read item(
      @Nullable Object range, Verdict.@Nullable Read place, int position) {
    if (range instanceof List<?> list && position >= 0 && position < list.size()) {
      return place == null ? origins.of(list.get(position)) : place.below(String.valueOf(position));
    }
    return range instanceof Map<?, ?> map && place != null && position >= 0
        ? map.keySet().stream()
            .skip(position)
            .findFirst()
            .map(key -> place.below(key.toString()))
            .orElse(null)
        : null;
  }

  /** Whether it is known where it was read. */
  private boolean add(CelExpr part) {
    Verdict.@Nullable Read place = place(part);
    if (place != null) {
      found.add(place);
    }
    return place != null;
  }

  private Verdict.@Nullable Read place(CelExpr part) {
    Verdict.@Nullable Read written =
        switch (part.getKind()) {
          case IDENT -> names.get(part.ident().name());
          case SELECT -> below(part.select().operand(), part.select().field());
          case CALL -> ofCall(part.call());
          default -> null;
        };
    return written == null ? origins.of(values.get(part.id())) : written;
  }

  private Verdict.@Nullable Read ofCall(CelExpr.CelCall call) {
    return switch (call.function()) {
      case "_[_]", "_[?_]", "_?._" -> below(call.args().getFirst(), key(call.args().getLast()));
      default -> null;
    };
  }

  private Verdict.@Nullable Read below(CelExpr operand, @Nullable String key) {
    Verdict.@Nullable Read place = place(operand);
    return place == null || key == null ? null : place.below(key);
  }

  private @Nullable String key(CelExpr part) {
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
