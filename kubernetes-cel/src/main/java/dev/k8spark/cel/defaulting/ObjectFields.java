package dev.k8spark.cel.defaulting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A part of an object that is being filled in: what stands already is kept. */
record ObjectFields(Map<String, Object> fields) {

  /** A copy that can be changed, with whole numbers as CEL has them and without nulls. */
  static ObjectFields copyOf(Map<?, ?> map) {
    return new ObjectFields(copy(map));
  }

  private static Map<String, Object> copy(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          if (value != null) {
            copy.put(key.toString(), value(value));
          }
        });
    return copy;
  }

  private static Object value(Object value) {
    return switch (value) {
      case Map<?, ?> map -> copy(map);
      case List<?> list -> new ArrayList<>(list.stream().map(ObjectFields::value).toList());
      case Integer number -> number.longValue();
      case Float number -> number.doubleValue();
      default -> value;
    };
  }

  boolean has(String field) {
    return fields.containsKey(field);
  }

  boolean hasValue(String field, Object value) {
    return value.equals(fields.get(field));
  }

  Optional<String> getText(String field) {
    return Optional.ofNullable(fields.get(field)).map(Object::toString);
  }

  ObjectFields putDefault(String field, Object value) {
    fields.putIfAbsent(field, value);
    return this;
  }

  /** What Kubernetes does not write where it says nothing. */
  ObjectFields dropIf(String field, Object nothing) {
    fields.remove(field, nothing);
    return this;
  }

  /** The object in a field, made where there is none. */
  ObjectFields ensure(String field) {
    fields.putIfAbsent(field, new LinkedHashMap<String, Object>());
    return getChild(field).orElseThrow();
  }

  @SuppressWarnings("unchecked") // the copy has string keys only
  Optional<ObjectFields> getChild(String field) {
    return Optional.ofNullable(fields.get(field))
        .filter(Map.class::isInstance)
        .map(map -> new ObjectFields((Map<String, Object>) map));
  }

  void update(String field, Consumer<ObjectFields> change) {
    getChild(field).ifPresent(change);
  }

  @SuppressWarnings("unchecked") // as above
  List<ObjectFields> listItems(String field) {
    return fields.get(field) instanceof List<?> list
        ? list.stream()
            .filter(Map.class::isInstance)
            .map(item -> new ObjectFields((Map<String, Object>) item))
            .toList()
        : List.of();
  }

  void updateEach(String field, Consumer<ObjectFields> change) {
    listItems(field).forEach(change);
  }

  @SuppressWarnings("unchecked") // the copy has changeable lists only
  void add(String field, Map<String, Object> item) {
    fields.putIfAbsent(field, new ArrayList<>());
    ((List<Object>) fields.get(field)).add(new LinkedHashMap<>(item));
  }
}
