package dev.k8spark.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.cel.defaulting.ServerView;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule says where it is wrong before it runs, why it fails when it does, and always ends. */
class CelRuleTest {

  private static final List<VariableDeclaration> VARIABLES =
      List.of(
          VariableDeclaration.ofAnything("job"),
          VariableDeclaration.of("podSpec", PodSpec.class),
          VariableDeclaration.of("pod", Pod.class));

  private final KubernetesCel cel = KubernetesCel.forVersion("1.36");
  private final Map<String, Object> values = values();

  @Test
  void aFailedRuleShowsTheValuesBeneathIt() {
    assertThat(failure("podSpec.containers[0].resources.limits.memory == \"2Gi\""))
        .isEqualTo(
            """
            podSpec.containers[0].resources.limits.memory == "2Gi"
                                                   |      |
                                                   |      false
                                                   "1433Mi"\
            """);
  }

  @Test
  void theItemThatDecidesALoopShowsItsValues() {
    assertThat(failure("podSpec.containers.all(c, c.image.startsWith('registry.example.com/'))"))
        .isEqualTo(
            """
            podSpec.containers.all(c, c.image.startsWith('registry.example.com/'))
                    |          |        |     |
                    |          |        |     false
                    |          false    "docker.io/x/orders"
                    [1 object]\
            """);
    assertThat(failure("!podSpec.tolerations.exists(t, has(t.key) && t.key == 'spot')"))
        .contains("\"spot\"")
        .doesNotContain("not-ready");
  }

  @Test
  void eachLineHasItsOwnValues() {
    assertThat(failure("podSpec.containers.size() > 1 ||\n  podSpec.dnsPolicy == 'Default'"))
        .endsWith(
            """
              podSpec.dnsPolicy == 'Default'
                      |         |
                      |         false
                      "ClusterFirst"\
            """);
  }

  @Test
  void aFieldThatIsNotThereIsFoundBeforeAnyRun() {
    CelCompileError toleration = firstError("podSpec.tolerationz.size() == 0");
    assertThat(toleration.message()).isEqualTo("`PodSpec` has no field `tolerationz`");
    assertThat(List.of(toleration.start(), toleration.end())).containsExactly(8, 19);
    assertThat(toleration.alternatives()).contains("tolerations", "hostNetwork");
    CelCompileError image = firstError("podSpec.containers.all(c, c.imagee == 'x')");
    assertThat(image.message()).isEqualTo("`Container` has no field `imagee`");
    assertThat(List.of(image.start(), image.end())).containsExactly(28, 34);
    assertThat(image.alternatives()).contains("image", "command");
    assertThat(firstError("pod.spec.securityContext.?runAsUsr.orValue(1) == 1").alternatives())
        .contains("runAsUser");
    assertThat(firstError("podSpec.containers[0].resources.limit.memory == 'x'").alternatives())
        .containsExactlyInAnyOrder("claims", "limits", "requests");
  }

  @Test
  void placesAreCountedInUtf16() {
    assertThat(firstError("'ü😀' == podSpec.dnsPolicyy").start()).isEqualTo(17);
  }

  @Test
  void aValueOfAnotherTypeIsFound() {
    assertThat(firstError("podSpec.terminationGracePeriodSeconds == '30'").message())
        .isEqualTo("`==` does not fit `int, string`");
  }

  @Test
  void whatTheJobIsMayBeAnything() {
    assertThat(cel.compile("job.anything.at.all == 1", VARIABLES))
        .isInstanceOf(CelCompilation.CompiledRule.class);
  }

  @Test
  void anUnknownNameComesWithThoseThatAreKnown() {
    CelCompileError variable = firstError("podspec.hostNetwork == true");
    assertThat(variable.alternatives()).containsExactly("job", "pod", "podSpec");
    assertThat(variable.help()).isEqualTo("the variables are `job`, `podSpec`, `pod`");
    assertThat(firstError("podSpec.containers.exist(c, true)").alternatives())
        .contains("exists", "all", "isIP");
    assertThat(firstError("podSpec.containers ==").message())
        .isEqualTo("the expression ends too early");
  }

  @ParameterizedTest
  @ValueSource(strings = {"authorizer", "request", "params"})
  void whatOnlyARequestTellsIsRefusedUnlessItIsGiven(String name) {
    assertThat(firstError(name + ".x == 1").message())
        .isEqualTo("`%s` is known in the cluster only".formatted(name));
    assertThat(cel.compile(name + ".x == 1", List.of(VariableDeclaration.ofAnything(name))))
        .isInstanceOf(CelCompilation.CompiledRule.class);
  }

  @Test
  void aRuleMustBeTrueOrFalse() {
    assertThat(firstError("podSpec.hostNetwork").help()).isEqualTo("compare it with something");
    assertThat(firstError("1 + 1").message()).startsWith("a rule must come to true or false");
  }

  @Test
  void anErrorIsNotAFailureAndSaysWhere() {
    assertThat(rule("podSpec.priorityClassName == 'x'").evaluate(values))
        .isEqualTo(
            new EvaluationResult.EvaluationError(
                "no such key: priorityClassName", 8, 25, List.of()));
  }

  @Test
  void anErrorIsNoValue() {
    String inList = "[{'a': 1}].exists(e, e.b == 1) || [1][0] / 0 == 1";

    assertThat(cel.compile(inList, List.of())).isInstanceOf(CelCompilation.CompiledRule.class);
    assertThat(rule(inList).evaluate(values))
        .isInstanceOfSatisfying(
            EvaluationResult.EvaluationError.class,
            errors -> assertThat(errors.values().toString()).doesNotContain("ErrorValue"));
  }

  @Test
  void aKeyThatAMapLacksIsNamedAsOne() {
    assertThat(rule("{'a': 1}['a.b'] == 1").evaluate(values))
        .isInstanceOfSatisfying(
            EvaluationResult.EvaluationError.class,
            errors -> assertThat(errors.message()).isEqualTo("no such key: a.b"));
  }

  @Test
  void functionsComeWithTheVersionBehindTheClusters() {
    assertThat(KubernetesCel.forVersion("1.34").compile("[1].distinct() == [1]", List.of()))
        .isInstanceOf(CelCompilation.RejectedExpression.class);
    assertThat(KubernetesCel.forVersion("1.35").compile("[1].distinct() == [1]", List.of()))
        .isInstanceOf(CelCompilation.CompiledRule.class);
    assertThat(KubernetesCel.forVersion("1.33").compile("isSemver('1.2.3')", List.of()))
        .isInstanceOf(CelCompilation.RejectedExpression.class);
    assertThat(KubernetesCel.forVersion("1.38").compile("[1].includes(1)", List.of()))
        .isInstanceOf(CelCompilation.CompiledRule.class);
    assertThat(KubernetesCel.forVersion("1.30").compile("isIP('::1')", List.of()))
        .isInstanceOf(CelCompilation.RejectedExpression.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lists.range(1000).all(a, lists.range(1000).all(b, lists.range(1000).all(c, a + b >= 0)))",
        "lists.range(1000000000).size() > 1",
        "'aaaaaaaaaa'.replace('', 'bbbbbbbbbb').replace('', 'bbbbbbbbbb').replace('', 'bbbbbbbbbb')"
            + ".replace('', 'bbbbbbbbbb').replace('', 'bbbbbbbbbb').replace('', 'b') == ''",
        "lists.range(100000).map(x, 'aaaaaaaaaa').join(',').matches('(a*)*(a*)*b')",
        "[[1, 2]].map(a, a + a).map(a, a + a).map(a, lists.range(900000) + lists.range(900000))"
            + ".size() == 1",
      })
  void whatCostsTooMuchIsStopped(String expression) {
    EvaluationResult result =
        Assertions.assertTimeout(
            Duration.ofSeconds(30), () -> rule(expression).evaluate(values, new CostBudget()));

    assertThat(result)
        .isInstanceOfSatisfying(
            EvaluationResult.EvaluationError.class,
            errors -> assertThat(errors.message()).startsWith("the rule "));
  }

  @Test
  void theRulesOfOnePolicyShareTheirBudget() {
    CelRule rule = rule("lists.range(300).all(a, lists.range(300).all(b, a + b >= 0))");
    CostBudget budget = new CostBudget();
    for (int i = 0; i < 30; i++) {
      rule.evaluate(values, budget);
    }

    assertThat(rule.evaluate(values, budget))
        .isEqualTo(
            new EvaluationResult.EvaluationError(
                "the rules together cost more than the API server allows",
                0,
                rule.expression().length(),
                List.of()));
  }

  @Test
  void typesAreShownByTheirNames() {
    assertThat(failure("type(podSpec.containers.size()) == string"))
        .contains("\nint")
        .doesNotContain("Type");
  }

  private String failure(String expression) {
    return switch (rule(expression).evaluate(values)) {
      case EvaluationResult.RuleFailed fails ->
          String.join("\n", PowerAssertion.render(expression, fails.values()));
      case EvaluationResult result -> result.toString();
    };
  }

  private CelRule rule(String expression) {
    return ((CelCompilation.CompiledRule) cel.compile(expression, VARIABLES)).rule();
  }

  private CelCompileError firstError(String expression) {
    return ((CelCompilation.RejectedExpression) cel.compile(expression, VARIABLES))
        .errors()
        .getFirst();
  }

  private static Map<String, Object> values() {
    Container driver =
        new ContainerBuilder()
            .withName("driver")
            .withImage("docker.io/x/orders")
            .withResources(
                new ResourceRequirementsBuilder()
                    .addToLimits("memory", new Quantity("1433Mi"))
                    .build())
            .build();
    PodSpec spec =
        new PodSpecBuilder()
            .withContainers(driver)
            .withTolerations(new TolerationBuilder().withKey("spot").withOperator("Exists").build())
            .build();
    Map<String, Object> pod =
        ServerView.render(
            new PodBuilder()
                .withMetadata(new ObjectMetaBuilder().withName("orders").build())
                .withSpec(spec)
                .build());
    return Map.of("pod", pod, "podSpec", Objects.requireNonNull(pod.get("spec")));
  }
}
