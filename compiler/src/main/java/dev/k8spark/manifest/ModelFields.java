package dev.k8spark.manifest;

import io.fabric8.kubernetes.api.model.AnyType;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.Quantity;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the objects of Fabric8's model as maps, lists and scalars, by the names of their fields.
 * Jackson makes the same of them, and a test compares both; but it looks at each class of the model
 * whole before it writes a field, which takes a quarter of a compile.
 */
final class ModelFields {

  /** The fields of a class of the model, which are all its own: none extends another. */
  private static final ClassValue<List<Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
          return Stream.of(type.getDeclaredFields())
              .filter(field -> !Modifier.isStatic(field.getModifiers()))
              .peek(field -> field.setAccessible(true))
              .toList();
        }
      };

  /** The field for what the model does not know. */
  private static final String EXTRA = "additionalProperties";

  private ModelFields() {}

  /** Returns the fields that an object has, by the names that Kubernetes gives them. */
  static Map<String, Object> read(KubernetesResource object) {
    return readFields(object);
  }

  private static Map<String, Object> readFields(Object object) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (Field field : FIELDS.get(object.getClass())) {
      Object value = valueOf(field, object);
      if (field.getName().equals(EXTRA) && value instanceof Map<?, ?> extra) {
        fields.putAll(entries(extra));
      } else if (value != null && !isEmpty(value)) {
        fields.put(nameOf(field), plain(value));
      }
    }
    return fields;
  }

  private static @Nullable Object valueOf(Field field, Object object) {
    try {
      return field.get(object);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("%s cannot be read".formatted(field), e);
    }
  }

  /** A field's name is its key, but where that is a word of Java's. */
  private static String nameOf(Field field) {
    return field.getName().startsWith("_") ? field.getName().substring(1) : field.getName();
  }

  private static boolean isEmpty(Object value) {
    return (value instanceof List<?> list && list.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty());
  }

  private static Object plain(Object value) {
    return switch (value) {
      case String text -> text;
      case Number number -> number;
      case Boolean truth -> truth;
      case Map<?, ?> map -> entries(map);
      case List<?> list -> list.stream().map(ModelFields::plain).toList();
      case Quantity quantity ->
          Objects.requireNonNullElse(quantity.getAmount(), "")
              + Objects.requireNonNullElse(quantity.getFormat(), "");
      case AnyType any -> any.getValue();
      default -> readFields(value);
    };
  }

  private static Map<String, Object> entries(Map<?, ?> map) {
    Map<String, Object> entries = new LinkedHashMap<>();
    map.forEach((key, item) -> entries.put((String) key, plain(item)));
    return entries;
  }
}
