package dev.k8spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.admit.RuleSet;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.policy.ApiServer;
import dev.k8spark.policy.ClusterFacts;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.UnsupportedSubjects;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.source.SourceFile;
import dev.k8spark.testsupport.VerdictRow;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A rule says which policies drive it, and what of them admission enforces or cannot: the samples
 * tell the first, every key of a policy by itself the second.
 */
class PolicyDrivenRulesTest {

  private static final List<Rule> RULES = RuleSet.of().rules();
  private static final Policy EMPTY =
      new Policy(List.of(), ClusterFacts.ofApiServer(null, new ApiServer.Unknown()), List.of());

  /** Rules that find nothing without facts in a policy, and why a policy's tests need no case. */
  private static final Map<Code, String> DRIVEN_BY_FACTS =
      Map.of(
          Code.CONTAINER_OUT_OF_RANGE, "Kubernetes refuses the pod by its LimitRange",
          Code.POD_FITS_NO_NODE, "node pools are facts of the cluster",
          Code.QUOTA_NEEDS_LIMIT, "Kubernetes refuses the pod by its quota");

  /** What is enforced in a cluster, though not by admission policies of ours. */
  private static final Map<Code, String> ENFORCED_OTHERWISE =
      Map.of(
          Code.NAMESPACE_NOT_ALLOWED, "nobody has rights where no namespace was made",
          Code.QUOTA_EXCEEDED, "the namespace has a ResourceQuota");

  /** Keys by which no rule is driven: facts, how findings are judged, and what namespaces have. */
  private static final List<String> WITHOUT_RULE =
      List.of(
          "cluster.apiServer",
          "cluster.dns.cidrs",
          "cluster.dns.labels",
          "cluster.dns.namespace",
          "cluster.dns.port",
          "cluster.hosts",
          "cluster.kerberos.egress.cidrs",
          "cluster.kerberos.egress.labels",
          "cluster.kerberos.egress.namespace",
          "cluster.kerberos.egress.port",
          "cluster.kerberos.krb5",
          "cluster.kubernetes",
          "cluster.runtime.image",
          "cluster.stores",
          "defaults",
          "exceptions",
          "namespaces.analytics.labels",
          "namespaces.analytics.limitRange.default",
          "namespaces.analytics.limitRange.defaultRequest",
          "namespaces.analytics.limitRange.max",
          "namespaces.analytics.limitRange.min",
          "namespaces.analytics.people.authors",
          "namespaces.analytics.people.pipeline",
          "namespaces.analytics.people.readers",
          "namespaces.analytics.podSecurity",
          "owner",
          "root",
          "delegates",
          "exclude",
          "severity",
          "waivable");

  private static final JsonNode SCHEMA =
      new JsonMapper().readTree(Samples.ROOT.resolve("schema/policy.schema.json").toFile());

  private static final List<KeyOfPolicy> KEYS = keys();

  /** A policy of one key. */
  private record KeyOfPolicy(String path, Policy policy) {}

  @Test
  void aRuleIsConfiguredByWhatItNeedsToFindAnything() {
    Map<Code, Set<Boolean>> needed = new EnumMap<>(Code.class);
    Map<Code, Set<Boolean>> configured = new EnumMap<>(Code.class);
    brokenJobs()
        .forEach(
            bundle -> {
              Bundle free = withoutPolicy(bundle);
              for (Rule rule : RULES) {
                if (finds(rule, bundle)) {
                  needed.computeIfAbsent(rule.code(), _ -> new TreeSet<>()).add(!finds(rule, free));
                  configured
                      .computeIfAbsent(rule.code(), _ -> new TreeSet<>())
                      .add(rule.isConfiguredBy(bundle.source().policy()));
                }
              }
            });
    assertThat(needed)
        .as("rules driven by facts")
        .containsKeys(DRIVEN_BY_FACTS.keySet().toArray(Code[]::new));
    DRIVEN_BY_FACTS
        .keySet()
        .forEach(code -> assertThat(needed.replace(code, Set.of(false))).containsExactly(true));

    assertThat(configured).isEqualTo(needed);
  }

  @Test
  void noRuleIsConfiguredByNothing() {
    assertThat(RULES).noneMatch(rule -> rule.isConfiguredBy(EMPTY));
    assertThat(RULES).noneMatch(rule -> rule.findGaps(EMPTY).findAny().isPresent());
  }

  @Test
  void everyKeyOfAPolicyDrivesARuleOrIsKnownToDriveNone() {
    assertThat(KEYS)
        .filteredOn(key -> configured(key).isEmpty() && !isUnsupported(key.policy()))
        .extracting(KeyOfPolicy::path)
        .containsExactlyInAnyOrderElementsOf(WITHOUT_RULE);
  }

  @Test
  void whatAPolicyConfiguresIsEnforcedOrReportedAsAGap() {
    List<String> open = new ArrayList<>();
    Set<Code> enforcedOtherwise = EnumSet.noneOf(Code.class);
    for (KeyOfPolicy key : KEYS) {
      for (Rule rule : configured(key)) {
        if (rule.enforce(key.policy()).isEmpty()
            && rule.findGaps(key.policy()).findAny().isEmpty()) {
          if (ENFORCED_OTHERWISE.containsKey(rule.code())) {
            enforcedOtherwise.add(rule.code());
          } else {
            open.add("%s by %s".formatted(rule.code(), key.path()));
          }
        }
      }
    }

    assertThat(open).isEmpty();
    assertThat(enforcedOtherwise).isEqualTo(ENFORCED_OTHERWISE.keySet());
  }

  @Test
  void everyRuleThatIsEnforcedHasATableOfVerdicts() {
    assertThat(RULES)
        .filteredOn(rule -> rule.category() != RuleCategory.CUSTOM && isEnforced(rule))
        .extracting(rule -> VerdictRow.FOLDER.resolve(rule.code() + ".jsonl"))
        .allMatch(Files::exists);
  }

  private static Stream<Bundle> brokenJobs() {
    return Stream.concat(
            Samples.invalid().stream(),
            Samples.filesIn(Samples.FOLDER.resolve("waived")).stream()
                .map(file -> new Samples.Run(file, null)))
        .flatMap(run -> Stream.ofNullable(run.compile().value()));
  }

  private static Bundle withoutPolicy(Bundle bundle) {
    ResolvedJob job = bundle.source();
    Policy none = new Policy(List.of(), job.policy().cluster(), job.policy().defaults());
    return new Bundle(
        job.withPolicy(none),
        bundle.driver(),
        bundle.executor(),
        bundle.request(),
        bundle.sparkConf(),
        bundle.objects());
  }

  private static boolean finds(Rule rule, Bundle bundle) {
    return rule.check(new RuleContext(bundle)).findAny().isPresent();
  }

  private static boolean isUnsupported(Policy policy) {
    return policy.files().stream()
        .anyMatch(file -> new UnsupportedSubjects(file).notes().findAny().isPresent());
  }

  private static boolean isEnforced(Rule rule) {
    try {
      return rule.getClass().getMethod("enforce", Policy.class).getDeclaringClass() != Rule.class;
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns the rules that a key drives; that a namespace is listed is no word of its keys. */
  private static List<Rule> configured(KeyOfPolicy key) {
    return RULES.stream()
        .filter(rule -> rule.isConfiguredBy(key.policy()))
        .filter(
            rule ->
                rule.code() != Code.NAMESPACE_NOT_ALLOWED || !key.path().startsWith("namespaces."))
        .toList();
  }

  /** Returns the keys at the top, and those that only the block of a namespace has. */
  private static List<KeyOfPolicy> keys() {
    List<KeyOfPolicy> keys = new ArrayList<>();
    collect(SCHEMA, List.of(), keys);
    JsonNode namespace = SCHEMA.at("/$defs/namespace").deepCopy();
    ((ObjectNode) namespace.path("properties")).remove(SCHEMA.path("properties").propertyNames());
    collect(namespace, List.of("namespaces", "analytics"), keys);
    return keys;
  }

  private static void collect(JsonNode node, List<String> path, List<KeyOfPolicy> keys) {
    node.path("properties")
        .properties()
        .forEach(
            key -> {
              List<String> below = Stream.concat(path.stream(), Stream.of(key.getKey())).toList();
              JsonNode target = target(key.getValue());
              if (target.has("properties")) {
                collect(target, below, keys);
              } else {
                JsonNode examples = key.getValue().path("examples");
                keys.add(
                    key(below, (examples.isEmpty() ? target.path("examples") : examples).path(0)));
              }
            });
  }

  private static JsonNode target(JsonNode key) {
    String reference = key.path("$ref").asString("");
    return reference.startsWith("#") ? SCHEMA.at(reference.substring(1)) : key;
  }

  private static KeyOfPolicy key(List<String> path, JsonNode example) {
    ObjectNode root = JsonMapper.shared().createObjectNode();
    ObjectNode above = root;
    for (String key : path.subList(0, path.size() - 1)) {
      above = above.putObject(key);
    }
    above.set(path.getLast(), example);
    SourceFile file = new SourceFile("k8spark-policy.json", null, root.toString());
    Policy policy =
        new Compiler(file)
            .policies()
            .policyBeside(new SourceFile("job.conf", null, ""), "analytics")
            .value();
    return new KeyOfPolicy(String.join(".", path), Objects.requireNonNull(policy));
  }
}
