package dev.k8spark.cel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A rule that fails tells which places of the objects decided it, the most telling first. */
class DecidingReadsTest {

  private static final List<VariableDeclaration> VARIABLES =
      List.of(VariableDeclaration.ofAnything("podSpec"), VariableDeclaration.ofAnything("job"));

  private final KubernetesCel cel = KubernetesCel.forVersion("1.36");

  private final Map<String, Object> values =
      Map.of(
          "podSpec",
          Map.of(
              "containers",
              List.of(
                  Map.of("name", "spark", "image", "a/spark", "args", List.of("driver", "once")),
                  Map.of(
                      "name",
                      "log",
                      "image",
                      "b/log",
                      "args",
                      List.of("follow", "quiet"),
                      "resources",
                      Map.of("limits", Map.of("memory", "3Gi")))),
              "tolerations",
              List.of(Map.of("key", "a", "effect", "x"), Map.of("key", "spot", "effect", "x")),
              "hostNetwork",
              true),
          "job",
          Map.of("labels", Map.of("team", "data"), "executor", Map.of("instances", 12L)));

  @Test
  void aPathIsReadWhereItEnds() {
    assertThat(reads("podSpec.containers[1].resources.limits['memory'] == '2Gi'"))
        .containsExactly("podSpec.containers.1.resources.limits.memory");
    assertThat(reads("podSpec.?containers[?1].?resources.?limits[?'memory'].orValue('') == '2Gi'"))
        .containsExactly("podSpec.containers.1.resources.limits.memory");
    assertThat(
            reads(
                "quantity(podSpec.containers[1].resources.limits.memory).isLessThan(quantity('2Gi'))"))
        .containsExactly("podSpec.containers.1.resources.limits.memory");
  }

  @Test
  void theItemThatDecidedALoopIsRead() {
    assertThat(reads("podSpec.containers.all(c, c.image.startsWith('a/'))"))
        .containsExactly(
            "podSpec.containers.1.image", "podSpec.containers.1", "podSpec.containers");
    assertThat(reads("!podSpec.tolerations.exists(t, has(t.key) && t.key == 'spot')"))
        .startsWith("podSpec.tolerations.1.key");
    assertThat(reads("podSpec.containers.all(i, c, i == 0 || c.name == 'spark')"))
        .startsWith("podSpec.containers.1.name");
  }

  @Test
  void loopsInLoopsAndBehindFiltersAreFollowed() {
    assertThat(reads("podSpec.containers.all(c, c.args.all(x, x != 'quiet'))"))
        .startsWith("podSpec.containers.1.args.1");
    assertThat(
            reads(
                "podSpec.containers.filter(c, has(c.resources))"
                    + ".all(c, c.resources.limits.memory == '1Gi')"))
        .startsWith("podSpec.containers.1.resources.limits.memory");
    assertThat(reads("podSpec.containers.map(c, c.image).all(i, i == 'a/spark')"))
        .startsWith("podSpec.containers.1.image");
    assertThat(reads("(podSpec.tolerations + podSpec.containers).all(c, has(c.key))"))
        .startsWith("podSpec.containers.0");
  }

  @Test
  void keysOfAMapAreItsEntries() {
    assertThat(reads("job.labels.all(k, k == 'app')")).startsWith("job.labels.team");
    assertThat(reads("job.labels.all(k, v, v == 'x')")).startsWith("job.labels.team");
  }

  @Test
  void aListThatNoItemDecidesIsReadWhole() {
    assertThat(reads("podSpec.tolerations.exists(t, t.key == 'b')"))
        .containsExactly("podSpec.tolerations");
    assertThat(reads("size(podSpec.containers) == 1")).containsExactly("podSpec.containers");
  }

  @Test
  void ofAnAndTheSideThatSaysNoIsRead() {
    assertThat(reads("job.executor.instances > 1 && podSpec.hostNetwork == false"))
        .containsExactly("podSpec.hostNetwork");
  }

  @Test
  void ofAnOrTheLastSideComesFirst() {
    assertThat(reads("job.labels.team == 'ops' || job.executor.instances <= 8"))
        .containsExactly("job.executor.instances", "job.labels.team");
    assertThat(reads("!(job.labels.team == 'ops' || job.executor.instances > 8)"))
        .containsExactly("job.executor.instances");
  }

  @Test
  void ofAChoiceTheSideThatWasTakenComesFirst() {
    assertThat(reads("job.labels.team == 'data' ? podSpec.hostNetwork == false : 1 == 2"))
        .containsExactly("podSpec.hostNetwork", "job.labels.team");
  }

  @Test
  void whatIsNotThereIsNoRead() {
    assertThat(reads("has(podSpec.nodeSelector) && podSpec.nodeSelector.pool == 'x'")).isEmpty();
    assertThat(reads("podSpec.?nodeSelector.?pool.orValue('') == 'x'")).isEmpty();
    assertThat(reads("1 == 2")).isEmpty();
  }

  private List<String> reads(String expression) {
    CelRule rule = ((CelCompilation.CompiledRule) cel.compile(expression, VARIABLES)).rule();
    return switch (rule.evaluate(values)) {
      case EvaluationResult.RuleFailed fails ->
          fails.reads().stream()
              .map(read -> read.variable() + "." + String.join(".", read.path()))
              .toList();
      case EvaluationResult result -> throw new AssertionError(result.toString());
    };
  }
}
