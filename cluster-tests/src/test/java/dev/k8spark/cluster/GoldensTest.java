package dev.k8spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The server takes what is in {@code golden/}, as it stands there, and keeps all of it. */
@ClusterTest
class GoldensTest {
  private static final Path FOLDER = Path.of("golden");
  private static final Pattern NAMESPACE = Pattern.compile("(?m)^( *namespace:) .*$");

  @AutoClose private final TestNamespace namespace = TestNamespace.create("golden");

  static List<Path> goldens() {
    Path folder = Command.ROOT.resolve(FOLDER);
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(Command.ROOT::relativize)
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void theServerAcceptsAGoldenAndKeepsEveryFieldOfIt(Path golden) {
    Kubectl kubectl = namespace.kubectl();
    String manifests = inNamespace(K8spark.read(golden));
    List<JsonNode> sent = kubectl.parse(manifests);

    Command apply =
        kubectl.tried(
            manifests, "apply", "--dry-run=server", "--validate=strict", "-o", "json", "-f", "-");
    List<JsonNode> stored = Kubectl.objects(apply.orFail());

    assertThat(apply.err()).as("warnings of Pod Security and others").isEmpty();
    assertThat(stored).hasSameSizeAs(sent);
    for (int i = 0; i < sent.size(); i++) {
      assertThat(Stored.losses(sent.get(i), stored.get(i))).isEmpty();
    }
  }

  private String inNamespace(String manifests) {
    return NAMESPACE.matcher(manifests).replaceAll("$1 " + namespace.name());
  }
}
