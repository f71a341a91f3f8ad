package dev.k8spark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ScreenTest {

  @Test
  void aTerminalIsLiveAndPainted() {
    Screen screen = screen(true, Map.of("TERM", "xterm"));

    assertThat(screen.isLive()).isTrue();
    assertThat(screen.colour()).isTrue();
  }

  @Test
  void aTerminalWithoutColoursIsLiveAllTheSame() {
    Screen screen = screen(true, Map.of("NO_COLOR", "1"));

    assertThat(screen.isLive()).isTrue();
    assertThat(screen.colour()).isFalse();
  }

  @Test
  void aPipeAFileAndABuildGetPlainLines() {
    for (Screen screen :
        List.of(
            screen(false, Map.of("TERM", "xterm")),
            screen(true, Map.of("TERM", "dumb")),
            screen(true, Map.of("TERM", "xterm", "CI", "true")))) {
      assertThat(screen.isLive()).isFalse();
      assertThat(screen.colour()).isFalse();
    }
  }

  @Test
  void aScreenOfLinesTakesThemWithoutTheirEnds() {
    List<String> lines = new ArrayList<>();

    Screen.ofLines(lines::add).text().accept("one\ntwo\n");

    assertThat(lines).containsExactly("one", "two");
  }

  private static Screen screen(boolean isTerminal, Map<String, String> variables) {
    return new Console(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            isTerminal,
            variables)
        .screen();
  }
}
