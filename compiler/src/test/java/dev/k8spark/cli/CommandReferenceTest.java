package dev.k8spark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference of the commands tells what the commands take. */
final class CommandReferenceTest {

  private static final Path PAGE = MarkdownPage.ROOT.resolve("docs/cli.md");
  private static final Path RECEIVED = Path.of("target/received/cli.md");

  @Test
  void thePageIsWhatTheCommandsTake() throws IOException {
    String page = CommandReference.ofAllCommands().render();
    Files.createDirectories(RECEIVED.getParent());
    Files.writeString(RECEIVED, page);

    assertThat(PAGE)
        .as("regenerate it: cp compiler/%s docs/cli.md".formatted(RECEIVED))
        .hasContent(page);
  }

  @Test
  void everyCommandOfTheHelpHasASection() {
    CommandReference reference = CommandReference.ofAllCommands();

    assertThat(reference.line().getSubcommands().keySet())
        .contains("compile", "help")
        .allSatisfy(command -> assertThat(reference.render()).contains("\n## " + command + " "));
  }
}
