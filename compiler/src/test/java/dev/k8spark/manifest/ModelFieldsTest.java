package dev.k8spark.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.AnyType;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What is read by annotations is what Jackson makes of it, of each class that manifests have. */
class ModelFieldsTest {

  private static final JsonMapper JACKSON = new JsonMapper();

  private static final List<Class<?>> KINDS =
      List.of(
          ConfigMap.class,
          Job.class,
          LimitRange.class,
          Namespace.class,
          NetworkPolicy.class,
          Pod.class,
          ResourceQuota.class,
          Role.class,
          RoleBinding.class,
          ServiceAccount.class,
          ValidatingAdmissionPolicy.class,
          ValidatingAdmissionPolicyBinding.class);

  /** The kinds, and all classes of which they are made. */
  static Set<Class<?>> classes() {
    Set<Class<?>> classes = new LinkedHashSet<>();
    Deque<Class<?>> open = new ArrayDeque<>(KINDS);
    while (!open.isEmpty()) {
      Class<?> type = open.pop();
      if (KubernetesResource.class.isAssignableFrom(type)
          && !Quantity.class.isAssignableFrom(type)
          && !AnyType.class.isAssignableFrom(type)
          && classes.add(type)) {
        fields(type).forEach(field -> parts(field.getGenericType()).forEach(open::push));
      }
    }
    return classes;
  }

  @ParameterizedTest
  @MethodSource("classes")
  void emptyAndFullObjectsAreReadAsJacksonReadsThem(Class<?> type) throws Exception {
    Object object = type.getConstructor().newInstance();
    assertReadAlike(object);
    for (Field field : fields(type).toList()) {
      field.setAccessible(true);
      field.set(object, sample(field.getGenericType()));
    }
    assertReadAlike(object);
  }

  private static void assertReadAlike(Object object) {
    assertThat(ModelFields.read((KubernetesResource) object))
        .isEqualTo(JACKSON.convertValue(object, new TypeReference<Map<String, Object>>() {}));
  }

  private static Stream<Field> fields(Class<?> type) {
    return Stream.of(type.getDeclaredFields())
        .filter(field -> !Modifier.isStatic(field.getModifiers()));
  }

  /** A type's class, or those of its arguments. */
  private static Stream<Class<?>> parts(Type type) {
    return type instanceof ParameterizedType generic
        ? Stream.of(generic.getActualTypeArguments()).flatMap(ModelFieldsTest::parts)
        : Stream.of((Class<?>) type);
  }

  private static Object sample(Type type) throws Exception {
    if (type instanceof ParameterizedType generic) {
      Object item =
          sample(generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1]);
      return generic.getRawType() == List.class ? List.of(item) : Map.of("key", item);
    }
    if (type == Integer.class) {
      return 7;
    } else if (type == Long.class) {
      return 3_000_000_000L;
    } else if (type == Double.class) {
      return 0.5;
    } else if (type == Boolean.class) {
      return true;
    } else if (type == String.class || type == Object.class) {
      return "text";
    } else if (type == Quantity.class) {
      return new Quantity("4", "Gi");
    } else if (type == IntOrString.class) {
      return new IntOrString(7);
    }
    return ((Class<?>) type).getConstructor().newInstance();
  }
}
