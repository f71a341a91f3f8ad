package dev.k8spark.cel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Each expression comes to what the API server's own library, at 1.36.3, makes of it. */
class KubernetesParityTest {

  private static final List<VariableDeclaration> VARIABLES =
      List.of(
          VariableDeclaration.ofAnything("object"), VariableDeclaration.ofAnything("oldObject"));

  private final KubernetesCel cel = KubernetesCel.forVersion("1.36");

  @Test
  void everyVerdictIsThatOfTheApiServer() throws IOException {
    Map<String, Object> object =
        JsonMapper.builder().build().readValue(resource("object.json"), new TypeReference<>() {});
    List<String> rows = resource("kubernetes-1.36.tsv").lines().toList();

    List<String> evaluated =
        rows.stream()
            .map(row -> row.substring(row.indexOf('\t') + 1))
            .map(expression -> evaluate(expression, withLongs(object)) + "\t" + expression)
            .toList();

    assertThat(rows).hasSizeGreaterThan(400);
    assertThat(evaluated).containsExactlyElementsOf(rows);
  }

  private String evaluate(String expression, Object object) {
    return switch (cel.compile(expression, VARIABLES)) {
      case CelCompilation.RejectedExpression rejected -> "rejected";
      case CelCompilation.CompiledRule compiled ->
          switch (compiled.rule().evaluate(Map.of("object", object))) {
            case EvaluationResult.RulePassed holds -> "true";
            case EvaluationResult.RuleFailed fails -> "false";
            case EvaluationResult.EvaluationError errors -> "error";
          };
    };
  }

  private static Object withLongs(Object value) {
    return switch (value) {
      case Integer number -> number.longValue();
      case List<?> list -> list.stream().map(KubernetesParityTest::withLongs).toList();
      case Map<?, ?> map -> {
        Map<Object, Object> copy = new LinkedHashMap<>();
        map.forEach((key, item) -> copy.put(key, withLongs(item)));
        yield copy;
      }
      default -> value;
    };
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(KubernetesParityTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
