package dev.k8spark.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProgressScreenTest {

  @Test
  void aTerminalIsLiveAndPainted() {
    ProgressScreen screen = screen(true, Map.of("TERM", "xterm"));

    assertThat(screen.isLive()).isTrue();
    assertThat(screen.hasColor()).isTrue();
  }

  @Test
  void aTerminalWithoutColoursIsLiveAllTheSame() {
    ProgressScreen screen = screen(true, Map.of("NO_COLOR", "1"));

    assertThat(screen.isLive()).isTrue();
    assertThat(screen.hasColor()).isFalse();
  }

  @Test
  void aPipeAFileAndABuildGetPlainLines() {
    for (ProgressScreen screen :
        List.of(
            screen(false, Map.of("TERM", "xterm")),
            screen(true, Map.of("TERM", "dumb")),
            screen(true, Map.of("TERM", "xterm", "CI", "true")))) {
      assertThat(screen.isLive()).isFalse();
      assertThat(screen.hasColor()).isFalse();
    }
  }

  @Test
  void aScreenOfLinesTakesThemWithoutTheirEnds() {
    List<String> lines = new ArrayList<>();

    ProgressScreen.ofLines(lines::add).text().accept("one\ntwo\n");

    assertThat(lines).containsExactly("one", "two");
  }

  private static ProgressScreen screen(boolean isTerminal, Map<String, String> variables) {
    return new Console(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            isTerminal,
            variables)
        .screen();
  }
}
