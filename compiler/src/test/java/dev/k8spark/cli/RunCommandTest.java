package dev.k8spark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code k8spark run} refuses before anything starts; what it runs is tried elsewhere. */
final class RunCommandTest {

  @TempDir private Path folder;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String job = "";

  @BeforeEach
  void aJob() throws IOException {
    job = Files.copy(Path.of("../samples/pi-python.conf"), folder.resolve("pi.conf")).toString();
  }

  @Test
  void aNameMayBeGivenOnlyOnce() {
    assertWrong("`-P a` is given twice", "-P", "a=1", "-P", "a=2");
    assertWrong("`--map /app` is given twice", "--map", "/app=.", "--map", "/app=/");
    assertWrong("`--data lake` is given twice", "--data", "lake=.", "--data", "lake=/");
  }

  @Test
  void aPairNeedsItsTwoParts() {
    assertWrong("`-P a` is not of the form KEY=VALUE", "-P", "a");
    assertWrong("`--map =x` is not of the form PATH=DIR", "--map", "=x");
    assertWrong("`--data x` is not of the form NAME=DIR", "--data", "x");
  }

  @Test
  void whatIsMappedMustBeThere() {
    assertWrong("`--map /app`: there is no `none/here`", "--map", "/app=none/here");
    assertWrong("`--map app`: a path of the image begins with `/`", "--map", "app=.");
    assertWrong("`--data lake`: there is no `none/here`", "--data", "lake=none/here");
    assertWrong("`--data lake`: `" + job + "` is no folder", "--data", "lake=" + job);
  }

  @Test
  void aReportMustBeOfAKindAndInAFolder() {
    assertWrong(
        "`--report r.txt`: the name of a report ends in .html or .json", "--report", "r.txt");
    Path nowhere = folder.resolve("none");
    assertWrong(
        "`--report %s/r.html`: there is no folder `%s`".formatted(nowhere, nowhere),
        "--report",
        nowhere + "/r.html");
    String taken = folder.resolve("r.json").toString();
    assertThat(folder.resolve("r.json").toFile().mkdir()).isTrue();
    assertWrong("`--report " + taken + "` cannot be written", "--report", taken);
  }

  private void assertWrong(String message, String... options) {
    err.reset();
    assertThat(run("", Stream.concat(Stream.of(job), Stream.of(options)).toArray(String[]::new)))
        .isEqualTo(2);
    assertThat(err()).startsWith("error: " + message + "\n").endsWith("try `k8spark run --help`\n");
  }

  private int run(String in, String... arguments) {
    String[] all = Stream.concat(Stream.of("run"), Stream.of(arguments)).toArray(String[]::new);
    Console console =
        new Console(
            new ByteArrayInputStream(in.getBytes(UTF_8)),
            new ByteArrayOutputStream(),
            err,
            false,
            Map.of());
    return new Cli(console, ShippedCompiler::new).execute(all);
  }

  private String err() {
    return err.toString(UTF_8);
  }
}
