package dev.k8spark.cel;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.Quantity;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The types of Kubernetes' objects for CEL's checker, read from the model's classes as they are
 * asked for. Quantities are strings, as in the object that the API server shows.
 */
@SuppressWarnings("Immutable") // what is learnt of a class does not change
final class ModelTypes implements CelTypeProvider {

  private final Map<String, StructType> types = new ConcurrentHashMap<>();

  /** The type of a model class, under a name that people know. */
  CelType resolve(Class<? extends KubernetesResource> model) {
    return register(model);
  }

  @Override
  public ImmutableList<CelType> types() {
    return ImmutableList.copyOf(types.values());
  }

  @Override
  public Optional<CelType> findType(String name) {
    return Optional.ofNullable(types.get(name));
  }

  Optional<StructType> findStruct(String name) {
    return Optional.ofNullable(types.get(name));
  }

  private CelType register(Class<?> model) {
    String name = "kubernetes." + model.getSimpleName();
    if (!types.containsKey(name)) {
      Map<String, Type> fields = readFields(model);
      types.put(
          name,
          StructType.create(
              name,
              ImmutableSet.copyOf(fields.keySet()),
              field -> Optional.ofNullable(fields.get(field)).map(this::convert)));
    }
    return StructTypeReference.create(name);
  }

  private static Map<String, Type> readFields(Class<?> model) {
    Map<String, Type> fields = new TreeMap<>();
    for (Class<?> type = model; type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        JsonProperty property = field.getAnnotation(JsonProperty.class);
        if (property != null && !property.value().isEmpty()) {
          fields.putIfAbsent(property.value(), field.getGenericType());
        }
      }
    }
    return fields;
  }

  private CelType convert(Type type) {
    return switch (type) {
      case Class<?> plain -> convert(plain);
      case ParameterizedType list when list.getRawType().equals(java.util.List.class) ->
          ListType.create(convert(list.getActualTypeArguments()[0]));
      case ParameterizedType map when map.getRawType().equals(Map.class) ->
          MapType.create(SimpleType.STRING, convert(map.getActualTypeArguments()[1]));
      default -> SimpleType.DYN;
    };
  }

  private CelType convert(Class<?> type) {
    if (type.equals(String.class) || type.equals(Quantity.class) || type.isEnum()) {
      return SimpleType.STRING;
    }
    if (type.equals(Integer.class) || type.equals(Long.class)) {
      return SimpleType.INT;
    }
    if (type.equals(Boolean.class)) {
      return SimpleType.BOOL;
    }
    if (type.equals(Double.class) || type.equals(Float.class)) {
      return SimpleType.DOUBLE;
    }
    boolean object = KubernetesResource.class.isAssignableFrom(type);
    return object && !type.equals(IntOrString.class) && !readFields(type).isEmpty()
        ? register(type)
        : SimpleType.DYN;
  }
}
