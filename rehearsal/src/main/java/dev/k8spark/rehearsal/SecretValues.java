package dev.k8spark.rehearsal;

import dev.k8spark.rehearsal.localimage.MissingPrerequisite;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The Secrets of a rehearsal, values by key by name: those that were given win over manifests'. */
record SecretValues(SortedMap<String, SortedMap<String, byte[]>> values) {

  static SecretValues of(
      CompiledJob manifests, SortedMap<String, SortedMap<String, byte[]>> given) {
    SortedMap<String, SortedMap<String, byte[]>> values = new TreeMap<>();
    for (HasMetadata object : manifests.objects()) {
      if (object instanceof Secret secret) {
        values.put(secret.getMetadata().getName(), values(secret));
      }
    }
    given.forEach((name, more) -> values.computeIfAbsent(name, _ -> new TreeMap<>()).putAll(more));
    return new SecretValues(values);
  }

  private static SortedMap<String, byte[]> values(Secret secret) {
    SortedMap<String, byte[]> values = new TreeMap<>();
    orNone(secret.getData())
        .forEach((key, value) -> values.put(key, Base64.getMimeDecoder().decode(value)));
    orNone(secret.getStringData())
        .forEach((key, value) -> values.put(key, value.getBytes(StandardCharsets.UTF_8)));
    return values;
  }

  private static Map<String, String> orNone(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : map;
  }

  /** The manifests, with these Secrets before all else and in place of any that stand there. */
  List<HasMetadata> withIn(CompiledJob manifests) {
    List<HasMetadata> objects = objects(manifests.namespace());
    manifests.objects().stream()
        .filter(object -> !(object instanceof Secret))
        .forEach(objects::add);
    return objects;
  }

  private List<HasMetadata> objects(String namespace) {
    List<HasMetadata> objects = new ArrayList<>();
    values.forEach(
        (name, secret) ->
            objects.add(
                new SecretBuilder()
                    .withNewMetadata()
                    .withName(name)
                    .withNamespace(namespace)
                    .endMetadata()
                    .withData(encoded(secret))
                    .build()));
    return objects;
  }

  private static Map<String, String> encoded(SortedMap<String, byte[]> secret) {
    Map<String, String> data = new TreeMap<>();
    secret.forEach((key, value) -> data.put(key, Base64.getEncoder().encodeToString(value)));
    return data;
  }

  /** All that is missing is asked for at once, with what it is for. */
  void require(List<RequiredSecret> uses) throws MissingPrerequisite {
    Map<String, TreeSet<String>> missing = new LinkedHashMap<>();
    SortedMap<String, TreeSet<String>> keys = new TreeMap<>();
    for (RequiredSecret use : uses) {
      if (!has(use)) {
        String what = use.key() == null ? use.secret() : use.secret() + "." + use.key();
        missing.computeIfAbsent(what + ": " + use.purpose(), _ -> new TreeSet<>()).add(use.role());
        keys.computeIfAbsent(use.secret(), _ -> new TreeSet<>())
            .add(use.key() == null ? "KEY" : use.key());
      }
    }
    if (!missing.isEmpty()) {
      throw new MissingPrerequisite(
          "Secrets that the job needs were not given"
              + missing.entrySet().stream()
                  .map(
                      use -> "\n  " + use.getKey() + " (" + String.join(", ", use.getValue()) + ")")
                  .collect(Collectors.joining()),
          help(keys));
    }
  }

  private boolean has(RequiredSecret use) {
    @Nullable SortedMap<String, byte[]> secret = values.get(use.secret());
    return secret != null && (use.key() == null || secret.containsKey(use.key()));
  }

  private static String help(SortedMap<String, TreeSet<String>> keys) {
    StringBuilder help = new StringBuilder("`--secrets-file FILE` gives them in a file such as");
    keys.forEach(
        (name, values) ->
            help.append("\n  ")
                .append(name.contains(".") ? "\"" + name + "\"" : name)
                .append(
                    values.stream()
                        .map(key -> key + " = \"…\"")
                        .collect(Collectors.joining(", ", " { ", " }"))));
    Map.Entry<String, TreeSet<String>> first = keys.firstEntry();
    return help.append(
            "\nor `--secret %s.%s=VALUE` each, or `=@FILE` for a file's content"
                .formatted(first.getKey(), first.getValue().first()))
        .toString();
  }

  /** Hides every value from what people see. */
  SecretRedactor redaction() {
    SortedMap<String, byte[]> hidden = new TreeMap<>();
    values.forEach(
        (name, secret) -> secret.forEach((key, value) -> hidden.put(name + "." + key, value)));
    return SecretRedactor.of(hidden);
  }
}
