package dev.k8spark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.cli.console.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands say of streams that their caller has closed, as the launcher hands them on. */
final class ClosedStreamsTest {

  private static final String BAD = "Bad file descriptor";

  private static final InputStream CLOSED_IN =
      new InputStream() {
        @Override
        public int read() throws IOException {
          throw new IOException(BAD);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
          throw new IOException(BAD);
        }
      };

  /** A stream that fails when anything is written; writing nothing does not fail. */
  private record Unwritable(String reason) {
    OutputStream stream() {
      return new OutputStream() {
        @Override
        public void write(int b) throws IOException {
          throw new IOException(reason);
        }
      };
    }
  }

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(strings = {"compile -", "check -", "check --shape -", "fmt -", "fmt --check -"})
  void standardInputIsClosed(String command) {
    assertThat(execute(CLOSED_IN, out, command)).isEqualTo(2);
    assertThat(out.toString(UTF_8) + err.toString(UTF_8))
        .containsOnlyOnce("cannot read `<stdin>`: it is closed\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compile ../samples/pi-python.conf",
        "check ../samples/pi-python.conf",
        "check ../samples/invalid/unknown-key.conf",
        "check ../samples/pi-python.conf --format sarif",
        "explain",
        "explain UNKNOWN_KEY",
        "policy test ../samples/policy",
        "schema job",
        "help",
        "help check",
        "check --help",
        "--version"
      })
  void standardOutputIsFullOrClosed(String command) {
    OutputStream full = new Unwritable("No space left on device").stream();
    assertThat(execute(InputStream.nullInputStream(), full, command)).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .endsWith("error: cannot write to standard output: No space left on device\n");
    err.reset();

    OutputStream closed = new Unwritable(BAD).stream();
    assertThat(execute(InputStream.nullInputStream(), closed, command)).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .endsWith("error: cannot write to standard output: it is closed\n")
        .doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fmt --check -"})
  void whatFitsIsNoError(String command) {
    InputStream text = new ByteArrayInputStream("name = a\n".getBytes(UTF_8));
    assertThat(execute(text, new Unwritable(BAD).stream(), command)).isZero();
  }

  private int execute(InputStream in, OutputStream stdout, String command) {
    return new Cli(new Console(in, stdout, err, false, Map.of())).execute(command.split(" ", -1));
  }
}
