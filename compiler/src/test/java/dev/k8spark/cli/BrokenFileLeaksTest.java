package dev.k8spark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that cannot be parsed shows no credential, in whatever shape it stands there. */
final class BrokenFileLeaksTest {

  private static final String SECRET = "wJalrXUtnFEMI7MDENGbPxRfiCY";

  @TempDir private Path folder;

  private CommandRun run = new CommandRun(0, "", "");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "flow.yaml | {sparkVersion: '4.3', conf: {fs.s3a.secret.key: \"@, a: b}}",
        "one-line.json | {\"sparkVersion\": \"4.3\", \"conf\": {\"fs.s3a.secret.key\": \"@\",, }}",
        "quotes.conf | sparkVersion = 4.3\\nconf.\"fs.s3a.secret.key\" = \"\"\"@\\n",
        "next-line.conf | sparkVersion = 4.3\\nenv.DB_PASSWORD =\\n  \"@\\n]]",
        "next-line.yaml | sparkVersion: '4.3'\\nenv:\\n  DB_PASSWORD:\\n    \"@\\n  - [",
        "list.conf | sparkVersion = 4.3\\nmain.args = [\"--password\", \"@\", {\\n",
        "list.yaml | sparkVersion: '4.3'\\npassword: [@, 'x]\\n",
        "equals.conf | sparkVersion = 4.3\\nenv { token = @=@= ] }\\n",
        "colon.yaml | sparkVersion: '4.3'\\npassword: a:@: [\\n",
        "url.conf | sparkVersion = 4.3\\nargs = \"jdbc:postgresql://u:@%db/x\\n",
        "shape.conf | sparkVersion = 4.3\\nargs = [ AKIAIOSFODNN7EXAMPLE\\n",
      })
  void noCommandShowsIt(String name, String text) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve(name), text.replace("\\n", "\n").replace("@", SECRET).replace("%", "@"));

    for (String command : new String[] {"compile", "check", "check --format=json", "fmt"}) {
      if (command.equals("fmt") && !name.endsWith(".conf")) {
        continue;
      }
      String[] words = (command + " " + file).split(" ", -1);
      assertThat(run(words)).as(command).isEqualTo(1);
      assertThat(run.out() + run.err())
          .as(command)
          .contains("SYNTAX")
          .doesNotContain("wJalrX", "XUtnFEMI", "AKIAIOSF");
    }
  }

  @Test
  void whatIsNotBehindSuchANameIsShown() throws IOException {
    Path file = Files.writeString(folder.resolve("a.conf"), "image = \"registry/a:1\nname = a\n");

    assertThat(run("compile", file.toString())).isEqualTo(1);
    assertThat(run.err()).contains("1 | image = \"registry/a:1\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a.", "\"", "a=", "[", " ", "\t", "a,", "://a:", "-"})
  void aLongLineTakesNoLongTime(String piece) throws IOException {
    String line = piece.repeat(1_000_000 / piece.length());
    Path file = Files.writeString(folder.resolve("a.conf"), "sparkVersion = [ x { " + line + "\n");

    assertTimeout(Duration.ofSeconds(20), () -> run("check", file.toString()));
    assertThat(run.out()).contains("error[");
  }

  private int run(String... arguments) {
    run = CommandRun.inPlace("", arguments);
    return run.code();
  }
}
