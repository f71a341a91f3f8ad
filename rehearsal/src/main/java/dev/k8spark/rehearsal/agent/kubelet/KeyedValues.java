package dev.k8spark.rehearsal.agent.kubelet;

import dev.k8spark.rehearsal.agent.process.ContainerStartException;
import dev.k8spark.rehearsal.api.ObjectStore;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the Secrets and ConfigMaps of a namespace hold. */
record KeyedValues(ObjectStore store, String namespace) {

  /** The values by key; none for an optional Secret that is not there. */
  SortedMap<String, byte[]> ofSecret(String name, boolean optional) {
    Optional<Secret> secret = store.find(new SecretBuilder().withMetadata(named(name)).build());
    require(secret, optional, "Secret", name);
    SortedMap<String, byte[]> values = new TreeMap<>();
    secret.ifPresent(
        stored ->
            stored
                .getData()
                .forEach((key, value) -> values.put(key, Base64.getDecoder().decode(value))));
    return values;
  }

  /** The values by key; none for an optional ConfigMap that is not there. */
  SortedMap<String, byte[]> ofConfigMap(String name, boolean optional) {
    Optional<ConfigMap> configMap =
        store.find(new ConfigMapBuilder().withMetadata(named(name)).build());
    require(configMap, optional, "ConfigMap", name);
    SortedMap<String, byte[]> values = new TreeMap<>();
    configMap.ifPresent(
        map ->
            map.getData()
                .forEach((key, value) -> values.put(key, value.getBytes(StandardCharsets.UTF_8))));
    return values;
  }

  private static void require(Optional<?> object, boolean optional, String kind, String name) {
    if (object.isEmpty() && !optional) {
      throw new ContainerStartException("%s `%s` is missing".formatted(kind, name));
    }
  }

  private ObjectMeta named(String name) {
    return new ObjectMetaBuilder().withName(name).withNamespace(namespace).build();
  }
}
