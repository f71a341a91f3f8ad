package dev.k8spark.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.cel.defaulting.ServerView;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's example stands here, word for word, and runs; the types that it names exist. */
class ReadmeTest {

  private static final Path SOURCES = Path.of("src");

  private final String page;

  ReadmeTest() throws IOException {
    this.page = Files.readString(Path.of("README.md"));
  }

  @Test
  void theExampleRuns() {
    assertThat(example()).isInstanceOf(EvaluationResult.RuleFailed.class);
  }

  @Test
  void theExampleIsThisTests() throws IOException {
    Path file = SOURCES.resolve("test/java/dev/k8spark/cel/ReadmeTest.java");
    List<String> lines = Files.readAllLines(file).stream().map(String::strip).toList();
    String block = page.substring(page.indexOf("```java\n") + 8);

    assertThat(block.substring(0, block.indexOf("```")).lines().map(String::strip))
        .filteredOn(line -> !line.contains("System.out"))
        .isSubsetOf(lines);
  }

  @Test
  void everyTypeNamedExists() throws IOException {
    StringBuilder sources = new StringBuilder();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        sources.append(Files.readString(file));
      }
    }

    assertThat(Pattern.compile("`([A-Z][a-z]+[A-Z]\\w+)`").matcher(page).results())
        .extracting(match -> match.group(1))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(sources.toString()).containsPattern("\\b" + name + "\\b"));
  }

  @SuppressWarnings("RefactorSwitch") // It is what the page shows.
  private static EvaluationResult example() {
    Pod pod = new PodBuilder().withNewSpec().withHostNetwork(true).endSpec().build();
    List<VariableDeclaration> variables = List.of(VariableDeclaration.of("object", Pod.class));
    String expression = "object.spec.?hostNetwork.orValue(false) == false";
    switch (KubernetesCel.forVersion("1.36").compile(expression, variables)) {
      case CelCompilation.RejectedExpression(var errors) -> throw new AssertionError(errors);
      case CelCompilation.CompiledRule(CelRule rule) -> {
        EvaluationResult result = rule.evaluate(Map.of("object", ServerView.render(pod)));
        return result;
      }
    }
  }
}
