package dev.k8spark.rehearsal.agent.kubelet;

import dev.k8spark.rehearsal.agent.process.ContainerStartException;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The environment of a container as its pod says it; of two values for one name the later wins. */
record ContainerVariables(DownwardFields fields, KeyedValues keyed) {

  /**
   * The variables with their references replaced.
   *
   * @param given what every container gets from the cluster; its own win
   */
  Map<String, String> resolve(Container container, Map<String, String> given) {
    Map<String, String> variables = new LinkedHashMap<>(given);
    for (EnvFromSource source : container.getEnvFrom()) {
      String prefix = Objects.requireNonNullElse(source.getPrefix(), "");
      values(source).forEach((key, value) -> variables.put(prefix + key, value));
    }
    for (EnvVar variable : container.getEnv()) {
      value(variable, container, variables)
          .ifPresent(value -> variables.put(variable.getName(), value));
    }
    return variables;
  }

  private Map<String, String> values(EnvFromSource source) {
    if (source.getSecretRef() != null) {
      boolean optional = Boolean.TRUE.equals(source.getSecretRef().getOptional());
      return texts(keyed.ofSecret(source.getSecretRef().getName(), optional));
    }
    return source.getConfigMapRef() == null
        ? Map.of()
        : texts(
            keyed.ofConfigMap(
                source.getConfigMapRef().getName(),
                Boolean.TRUE.equals(source.getConfigMapRef().getOptional())));
  }

  /** Nothing for an optional value that is not there. */
  private Optional<String> value(EnvVar variable, Container container, Map<String, String> soFar) {
    @Nullable EnvVarSource source = variable.getValueFrom();
    if (source == null) {
      String text = Objects.requireNonNullElse(variable.getValue(), "");
      return Optional.of(VariableExpansion.expand(text, soFar));
    }
    if (source.getFieldRef() != null) {
      return Optional.of(fields.field(source.getFieldRef().getFieldPath()));
    }
    if (source.getResourceFieldRef() != null) {
      return Optional.of(DownwardFields.resource(source.getResourceFieldRef(), container));
    }
    if (source.getSecretKeyRef() != null) {
      boolean optional = Boolean.TRUE.equals(source.getSecretKeyRef().getOptional());
      String name = source.getSecretKeyRef().getName();
      return key(
          "Secret",
          name,
          source.getSecretKeyRef().getKey(),
          keyed.ofSecret(name, optional),
          optional);
    }
    boolean optional = Boolean.TRUE.equals(source.getConfigMapKeyRef().getOptional());
    String name = source.getConfigMapKeyRef().getName();
    String key = source.getConfigMapKeyRef().getKey();
    return key("ConfigMap", name, key, keyed.ofConfigMap(name, optional), optional);
  }

  private static Optional<String> key(
      String kind, String name, String key, Map<String, byte[]> values, boolean optional) {
    @Nullable String value = texts(values).get(key);
    if (value == null && !optional) {
      throw new ContainerStartException(
          "key `%s` of %s `%s` is missing".formatted(key, kind, name));
    }
    return Optional.ofNullable(value);
  }

  private static Map<String, String> texts(Map<String, byte[]> values) {
    Map<String, String> texts = new TreeMap<>();
    values.forEach((key, value) -> texts.put(key, new String(value, StandardCharsets.UTF_8)));
    return texts;
  }
}
