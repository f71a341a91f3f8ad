package dev.k8spark.cel;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of an evaluation stand in what its variables are bound to. CEL hands maps, lists
 * and texts on as they are, so that each is known again by itself; a value that stands in several
 * places is known in none.
 */
final class ValueOrigins {

  private final IdentityHashMap<Object, Optional<EvaluationResult.VariableRead>> places =
      new IdentityHashMap<>();

  ValueOrigins(Map<String, Object> bound) {
    new TreeMap<>(bound)
        .forEach(
            (variable, value) ->
                add(new EvaluationResult.VariableRead(variable, List.of()), value));
  }

  EvaluationResult.@Nullable VariableRead find(@Nullable Object value) {
    @Nullable Object plain = value instanceof Optional<?> some ? some.orElse(null) : value;
    return plain == null ? null : places.getOrDefault(plain, Optional.empty()).orElse(null);
  }

  /** A variable may hold a part of one before it, which names it then. */
  private void add(EvaluationResult.VariableRead place, Object value) {
    if (place.path().isEmpty() && places.containsKey(value)) {
      return;
    }
    if (value instanceof Map<?, ?> || value instanceof List<?> || value instanceof String) {
      places.merge(
          value, Optional.of(place), (_, _) -> Optional.<EvaluationResult.VariableRead>empty());
    }
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, child) -> add(place.append(key.toString()), child));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        add(place.append(String.valueOf(i)), list.get(i));
      }
    }
  }
}
