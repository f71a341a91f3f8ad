package dev.k8spark.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.cel.CelCompilation;
import dev.k8spark.cel.EvaluationResult;
import dev.k8spark.cel.KubernetesCel;
import dev.k8spark.rule.admission.CelLiterals;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An image's repository is the same for a compilation as for admission, whose CEL says it anew. */
class ImageNameTest {

  private static final String DIGEST = "@sha256:" + "0".repeat(64);

  @ParameterizedTest
  @CsvSource({
    "python, docker.io/library/python",
    "python:3.12, docker.io/library/python",
    "apache/spark, docker.io/apache/spark",
    "apache/spark:4.3, docker.io/apache/spark",
    "docker.io/python, docker.io/library/python",
    "docker.io/library/python, docker.io/library/python",
    "docker.io/apache/spark, docker.io/apache/spark",
    "docker.io/a/b/c, docker.io/a/b/c",
    "index.docker.io/python, docker.io/library/python",
    "index.docker.io/apache/spark, docker.io/apache/spark",
    "index.docker.io, docker.io/library/index.docker.io",
    "docker.io, docker.io/library/docker.io",
    "dockerXio/python, docker.io/dockerXio/python",
    "registry.example.com/orders, registry.example.com/orders",
    "registry.example.com/docker.io/orders, registry.example.com/docker.io/orders",
    "registry.example.com:5000/orders, registry.example.com:5000/orders",
    "registry.example.com:5000/data/orders:1.2, registry.example.com:5000/data/orders",
    "registry:5000/orders, registry:5000/orders",
    "registry:5000, docker.io/library/registry",
    "localhost/orders:1, localhost/orders",
    "localhost:5000/orders, localhost:5000/orders",
    "localhost, docker.io/library/localhost",
    "localhosts/orders, docker.io/localhosts/orders",
    "'[::1]:5000/orders:1', '[::1]:5000/orders'",
    "Registry.Example.com/Orders:V1, Registry.Example.com/Orders",
    "Python, docker.io/library/Python",
    "LOCALHOST/orders, docker.io/LOCALHOST/orders",
    "INDEX.docker.io/python, INDEX.docker.io/python",
    "'', docker.io/library/",
    "/, docker.io//",
    "a/, docker.io/a/",
    "/a, docker.io//a",
    "a//b, docker.io/a//b",
    "a.b/, a.b/",
    ":1, docker.io/library/",
    "a:b:c, docker.io/library/a:b",
    "a:, docker.io/library/a",
    "a.b/c:1/d:2, a.b/c:1/d",
  })
  void aRepositoryIsTheSameInCel(String image, String repository) {
    for (String reference : List.of(image, image + DIGEST, image + "@", image + "@a@b")) {
      assertThat(ImageName.parse(reference).repository()).as(reference).isEqualTo(repository);
      assertThat(evaluate(reference, repository))
          .as(reference)
          .isInstanceOf(EvaluationResult.RulePassed.class);
    }
  }

  private static EvaluationResult evaluate(String image, String repository) {
    String expression =
        "[%s]%s == [%s]"
            .formatted(
                CelLiterals.quote(image),
                ImageName.REPOSITORIES_IN_CEL,
                CelLiterals.quote(repository + "/"));
    return switch (KubernetesCel.forVersion("1.36").compile(expression, List.of())) {
      case CelCompilation.CompiledRule(var rule) -> rule.evaluate(Map.of());
      case CelCompilation.RejectedExpression(var errors) ->
          throw new AssertionError(errors.toString());
    };
  }
}
