package dev.k8spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference of the keys says what the schemas and the defaults say. */
class KeyReferenceTest {

  private static final Path PAGE = Samples.ROOT.resolve("docs/keys.md");
  private static final Path RECEIVED = Path.of("target/received/keys.md");

  @Test
  void thePageIsWhatTheSchemasSay() throws IOException {
    String page = new KeyReference().page();
    Files.createDirectories(RECEIVED.getParent());
    Files.writeString(RECEIVED, page);

    assertThat(PAGE)
        .as("regenerate it: cp compiler/%s docs/keys.md".formatted(RECEIVED))
        .hasContent(page);
  }
}
