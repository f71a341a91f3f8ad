package dev.k8spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.job.CpuResources;
import dev.k8spark.job.DataUse;
import dev.k8spark.job.DriverSettings;
import dev.k8spark.job.ExecutorSettings;
import dev.k8spark.job.HadoopSettings;
import dev.k8spark.job.InstanceCount;
import dev.k8spark.job.KerberosLogin;
import dev.k8spark.job.MainProgram;
import dev.k8spark.job.SecretUse;
import dev.k8spark.job.SparkJob;
import dev.k8spark.job.SparkLine;
import dev.k8spark.policy.ClusterSettings;
import dev.k8spark.policy.CustomRule;
import dev.k8spark.policy.DataStore;
import dev.k8spark.policy.EgressTarget;
import dev.k8spark.policy.JobLimits;
import dev.k8spark.policy.KnownHost;
import dev.k8spark.policy.LimitRangeSettings;
import dev.k8spark.policy.NamespacePeople;
import dev.k8spark.policy.NamespacePolicy;
import dev.k8spark.policy.NodePool;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.policy.PolicySubject;
import dev.k8spark.policy.PolicyTerms;
import dev.k8spark.policy.RequiredKeys;
import dev.k8spark.policy.WaiverEntry;
import dev.k8spark.quantity.LimitedResource;
import dev.k8spark.source.Node;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A key stands in the schema, the model, the defaults and a sample, or the build fails. */
class SchemaAndModelAgreeTest {

  /** Keys that are used up while a job is resolved. */
  private static final Set<String> LANGUAGE =
      Set.of("extends", "params", "environments", "waivers");

  /** The records, and where in the schema the keys of each stand. */
  private static final Map<Class<? extends Record>, String> MODEL =
      Map.of(
          SparkJob.class, "layer",
          DriverSettings.class, "driver",
          ExecutorSettings.class, "executor",
          InstanceCount.Between.class, "instances",
          CpuResources.class, "cpu",
          SecretUse.class, "secret",
          DataUse.class, "data",
          HadoopSettings.class, "hadoop",
          KerberosLogin.class, "kerberos");

  private final JsonNode schema =
      new JsonMapper().readTree(Samples.ROOT.resolve("schema/job.schema.json").toFile());

  @Test
  void everyKeyIsAComponentAndEveryComponentAKey() {
    MODEL.forEach(
        (type, definition) ->
            assertThat(components(type, component -> true))
                .as(definition)
                .isEqualTo(keys(definition)));
    Set<String> ofMain = new TreeSet<>(components(MainProgram.Python.class, component -> true));
    components(MainProgram.Jvm.class, component -> true)
        .forEach(name -> ofMain.add(name.equals("className") ? "class" : name));
    assertThat(ofMain).isEqualTo(keys("main"));
  }

  /**
   * The records of policies: where in their schema the keys stand, and which components are none.
   */
  private record PolicyRecord(Class<? extends Record> type, String pointer, Set<String> notKeys) {}

  private static final List<PolicyRecord> POLICY =
      List.of(
          new PolicyRecord(
              PolicyFile.class,
              "",
              Set.of("document", "here", "ownerSpan", "terms", "topTerms", "waivableSpan")),
          new PolicyRecord(
              NamespacePolicy.class, "/$defs/namespace", Set.of("key", "span", "terms")),
          new PolicyRecord(RequiredKeys.class, "/$defs/require", Set.of()),
          new PolicyRecord(JobLimits.class, "/$defs/limits", Set.of()),
          new PolicyRecord(ClusterSettings.class, "/properties/cluster", Set.of()),
          new PolicyRecord(NodePool.class, "/$defs/nodePool", Set.of()),
          new PolicyRecord(
              NodePool.TaintToleration.class,
              "/$defs/nodePool/properties/tolerations/items",
              Set.of()),
          new PolicyRecord(DataStore.class, "/$defs/store", Set.of()),
          new PolicyRecord(
              DataStore.CertificateSource.class, "/$defs/store/properties/ca", Set.of()),
          new PolicyRecord(EgressTarget.class, "/$defs/egress", Set.of()),
          new PolicyRecord(KnownHost.class, "/$defs/host", Set.of()),
          new PolicyRecord(
              LimitRangeSettings.class, "/$defs/namespace/properties/limitRange", Set.of()),
          new PolicyRecord(NamespacePeople.class, "/$defs/namespace/properties/people", Set.of()),
          new PolicyRecord(CustomRule.class, "/$defs/rule", Set.of("name", "span", "owner")));

  private final JsonNode policySchema =
      new JsonMapper().readTree(Samples.ROOT.resolve("schema/policy.schema.json").toFile());

  @Test
  void everyKeyOfAPolicyIsAComponentAndEveryComponentAKey() {
    for (PolicyRecord bound : POLICY) {
      Set<String> components = components(bound.type(), component -> true);
      if (components.contains("terms")) {
        components.addAll(components(PolicyTerms.class, component -> true));
      }
      components.removeAll(bound.notKeys());
      if (components.remove("defaultLimit")) {
        components.add("default");
      }
      assertThat(components).as(bound.pointer()).isEqualTo(policyKeys(bound.pointer()));
    }
    assertThat(components(WaiverEntry.class, component -> !component.getName().equals("key")))
        .isEqualTo(keys("waiver"));
  }

  @Test
  void theLinesOfSparkAreThoseThatTheSchemaAllows() {
    List<String> allowed =
        schema
            .at("/$defs/layer/properties/sparkVersion/enum")
            .valueStream()
            .map(JsonNode::asString)
            .toList();

    assertThat(SparkLine.SUPPORTED).map(SparkLine::toString).isEqualTo(allowed);
  }

  @Test
  void everySubjectIsAKeyOfAllowAndDenyAndEveryLimitedResourceOfLimits() {
    Set<String> subjects =
        Arrays.stream(PolicySubject.values()).map(PolicySubject::key).collect(Collectors.toSet());
    assertThat(policyKeys("/$defs/allow")).isEqualTo(subjects);
    assertThat(policyKeys("/$defs/deny")).isEqualTo(subjects);
    Set<String> limits = new TreeSet<>();
    for (String scope : policyKeys("/$defs/limits")) {
      limits.addAll(policyKeys("/$defs/limits/properties/" + scope));
    }
    assertThat(limits)
        .isEqualTo(
            Arrays.stream(LimitedResource.values())
                .map(LimitedResource::key)
                .collect(Collectors.toSet()));
  }

  private Set<String> policyKeys(String pointer) {
    JsonNode properties = policySchema.at(pointer + "/properties");
    assertThat(properties.isObject()).as(pointer).isTrue();
    return new TreeSet<>(properties.propertyNames());
  }

  @Test
  void theTopHasTheKeysOfALayerAndOfTheLanguage() {
    assertThat(Set.copyOf(schema.path("properties").propertyNames())).isEqualTo(LANGUAGE);
  }

  @Test
  void everyComponentIsRequiredOrHasADefaultOrMayBeAbsent() {
    for (String kind : List.of("python", "jvm")) {
      Set<String> filled = paths(Samples.ROOT.resolve("templates/defaults.conf"));
      filled.addAll(paths(Samples.ROOT.resolve("templates/" + kind + ".conf")));
      schema.path("required").forEach(key -> filled.add(key.asString()));
      assertThat(filled)
          .as(kind)
          .containsAll(components(SparkJob.class, c -> !isNullable(c)))
          .containsAll(prefixAll("driver.", components(DriverSettings.class, c -> !isNullable(c))))
          .containsAll(
              prefixAll("executor.", components(ExecutorSettings.class, c -> !isNullable(c))));
    }
  }

  @Test
  void everyShippedDefaultIsAKey() {
    Set<String> keys = everyKey();
    for (Path template : Samples.filesIn(Samples.ROOT.resolve("templates"))) {
      assertThat(keys).as(template.toString()).containsAll(known(paths(template)));
    }
  }

  @Test
  void everyKeyStandsInASample() {
    Set<String> shown = new TreeSet<>();
    Stream.concat(
            Samples.filesIn(Samples.FOLDER).stream(),
            Samples.filesIn(Samples.FOLDER.resolve("shared")).stream())
        .forEach(sample -> shown.addAll(known(paths(sample))));
    assertThat(shown).containsAll(everyKey());
  }

  @Test
  void everyKeyIsDescribedAndHasAnExample() {
    for (String kind : List.of("job", "policy", "policy-test")) {
      JsonNode whole =
          new JsonMapper()
              .readTree(Samples.ROOT.resolve("schema/" + kind + ".schema.json").toFile());
      described(whole, whole, kind);
      Set<String> describedByKeys = new TreeSet<>();
      Set<String> describedByTypes = new TreeSet<>();
      collectTypes(whole, describedByKeys, describedByTypes);
      assertThat(describedByTypes)
          .as("types that describe a key, and leave it to another key")
          .doesNotContainAnyElementsOf(describedByKeys);
    }
  }

  /** Collects what keys refer to, by whether the keys have a description of their own. */
  private static void collectTypes(
      JsonNode node, Set<String> describedByKeys, Set<String> describedByTypes) {
    for (JsonNode key : node.path("properties")) {
      if (key.has("$ref")) {
        (key.has("description") ? describedByKeys : describedByTypes)
            .add(key.path("$ref").asString());
      }
    }
    node.forEach(child -> collectTypes(child, describedByKeys, describedByTypes));
  }

  private static void described(JsonNode node, JsonNode root, String at) {
    node.path("properties")
        .properties()
        .forEach(
            e -> {
              JsonNode target = target(e.getValue(), root);
              String key = at + "." + e.getKey();
              assertThat(target.path("description").asString("")).as(key).isNotBlank();
              assertThat(target.path("examples").size()).as(key).isPositive();
            });
    node.forEach(child -> described(child, root, at));
  }

  /** What is said of a key: beside a reference, or where it leads. */
  private static JsonNode target(JsonNode key, JsonNode root) {
    return key.has("description") || !key.has("$ref")
        ? key
        : root.at(key.path("$ref").asString().substring(1));
  }

  private Set<String> everyKey() {
    Set<String> all = new TreeSet<>(keys("layer"));
    for (String map : List.of("main", "driver", "executor")) {
      all.addAll(prefixAll(map + ".", keys(map)));
    }
    all.addAll(prefixAll("executor.instances.", keys("instances")));
    all.addAll(LANGUAGE);
    return all;
  }

  /** Paths of samples as far as the schema names them: open maps and environments are cut off. */
  private Set<String> known(Set<String> paths) {
    Set<String> keys = everyKey();
    return paths.stream()
        .map(path -> path.replaceFirst("^environments\\.[^.]+\\.", ""))
        .flatMap(path -> Stream.of(path, path.split("\\.", 2)[0]))
        .filter(path -> keys.contains(path) || !path.contains("."))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> keys(String definition) {
    return new TreeSet<>(schema.at("/$defs/" + definition + "/properties").propertyNames());
  }

  private static Set<String> paths(Path file) {
    Set<String> paths = new TreeSet<>();
    collect(Samples.tree(file), "", paths);
    return paths;
  }

  private static void collect(Node.Mapping mapping, String prefix, Set<String> paths) {
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              paths.add(prefix + key);
              if (entry.value() instanceof Node.Mapping below) {
                collect(below, prefix + key + ".", paths);
              }
            });
  }

  private static Set<String> prefixAll(String prefix, Set<String> names) {
    return names.stream().map(prefix::concat).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> components(
      Class<? extends Record> type, Predicate<RecordComponent> filter) {
    return Arrays.stream(type.getRecordComponents())
        .filter(filter)
        .map(RecordComponent::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }
}
