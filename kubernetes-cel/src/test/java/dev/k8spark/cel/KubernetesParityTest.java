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

/** What the API server's own library, at 1.36.3, said of each expression, we say too. */
class KubernetesParityTest {

  private static final List<Variable> VARIABLES =
      List.of(Variable.ofAnything("object"), Variable.ofAnything("oldObject"));

  private final KubernetesCel cel = KubernetesCel.forVersion("1.36");

  @Test
  void everyVerdictIsThatOfTheApiServer() throws IOException {
    Map<String, Object> object =
        JsonMapper.builder().build().readValue(resource("object.json"), new TypeReference<>() {});
    List<String> rows = resource("kubernetes-1.36.tsv").lines().toList();

    List<String> judged =
        rows.stream()
            .map(row -> row.substring(row.indexOf('\t') + 1))
            .map(expression -> verdict(expression, longs(object)) + "\t" + expression)
            .toList();

    assertThat(rows).hasSizeGreaterThan(400);
    assertThat(judged).containsExactlyElementsOf(rows);
  }

  private String verdict(String expression, Object object) {
    return switch (cel.compile(expression, VARIABLES)) {
      case Compilation.Rejected rejected -> "rejected";
      case Compilation.Compiled compiled ->
          switch (compiled.rule().judge(Map.of("object", object))) {
            case Verdict.Holds holds -> "true";
            case Verdict.Fails fails -> "false";
            case Verdict.Errors errors -> "error";
          };
    };
  }

  private static Object longs(Object value) {
    return switch (value) {
      case Integer number -> number.longValue();
      case List<?> list -> list.stream().map(KubernetesParityTest::longs).toList();
      case Map<?, ?> map -> {
        Map<Object, Object> copy = new LinkedHashMap<>();
        map.forEach((key, item) -> copy.put(key, longs(item)));
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
