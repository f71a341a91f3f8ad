package dev.k8spark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.cli.console.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    assertWrong("`--data x` is not of the form NAME=TARGET", "--data", "x");
  }

  @Test
  void whatIsMappedMustBeThere() {
    assertWrong("`--map /app`: there is no `none/here`", "--map", "/app=none/here");
    assertWrong("`--map app`: a path of the image begins with `/`", "--map", "app=.");
    assertWrong("`--data lake`: there is no `none/here`", "--data", "lake=none/here");
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

  @Test
  void aSecretNeedsItsThreePartsAndIsNotShown() {
    assertWrong("a `--secret` is not of the form NAME.KEY=VALUE", "--secret", "api-hunter2");
    assertWrong("a `--secret` is not of the form NAME.KEY=VALUE", "--secret", "api=hunter2");
    assertWrong("`--secret a.b` is given twice", "--secret", "a.b=1", "--secret", "a.b=2");
    assertWrong(
        "standard input can be read for one thing only",
        "--secret",
        "a.b=@-",
        "--secrets-file",
        "-");
    assertThat(run("", job, "--secret", "a.b=@" + folder.resolve("none"))).isEqualTo(2);
    assertThat(err()).endsWith("cannot read `" + folder.resolve("none") + "`: no such file\n");
  }

  @Test
  void aMistakeInAFileOfSecretsIsPlacedAndShowsNoValue() throws IOException {
    assertWrongSecrets("s.conf", "a { key hunter2 }", ":1:5: `… …` has no value");
    assertWrongSecrets("s.conf", "a { key = hun[ter2 }", ":1:");
    assertWrongSecrets("s.conf", "a { key = ${HUNTER2} }", ":1:11: no reference is followed here");
    assertWrongSecrets("s.conf", "a { key = [hunter2] }", ":1:5: the value of `key` is no text");
    assertWrongSecrets("s.conf", "a = hunter2", ":1:1: the Secret `a` needs keys and values");
    assertWrongSecrets("s.json", "{\"a\": {\"key\": 0hunter2}}", ":1:");
    assertWrongSecrets("s.yaml", "a:\n  key: 'hunter2\n", ":");
    assertWrongSecrets("s.yaml", "a:\n  key: *hunter2\n", ":2:8: ");
    assertWrongSecrets("s.yaml", "a: {key: x}\na: {key: hunter2}\n", ":2:1: `a` stands twice");
  }

  @Test
  void aJobIsMadeSmallerByWholeExecutorsAndAShareOfItsMemory() {
    for (String executors : List.of("0", "-1", "1.5", "x", "9999999")) {
      assertWrong(
          "`--executors " + executors + "`: a whole number from 1 is wanted",
          "--executors",
          executors);
    }
    for (String scale : List.of("0", "0.0", "1.01", "2", "-0.5", "NaN", "1e-1")) {
      assertWrong(
          "`--memory-scale " + scale + "`: a number over 0 and up to 1 is wanted",
          "--memory-scale=" + scale);
    }
  }

  @Test
  void manifestsAreCompiledAlreadySoNothingOfAJobCanBeChosen() throws IOException {
    String file =
        Files.copy(Path.of("../golden/pi-python.yaml"), folder.resolve("m.yaml")).toString();
    for (List<String> option :
        List.of(
            List.of("--environment", "prod"),
            List.of("--param", "a=b"),
            List.of("--policy", job),
            List.of("--executors", "1"),
            List.of("--memory-scale", "0.5"))) {
      err.reset();
      assertThat(run("", file, option.get(0), option.get(1))).isEqualTo(2);
      assertThat(err())
          .startsWith(
              "error: `%s` is for job files, but `%s` holds manifests: they are compiled already\n"
                  .formatted(option.get(0), file));
    }
  }

  private void assertWrongSecrets(String name, String text, String message) throws IOException {
    String file = Files.writeString(folder.resolve(name), text).toString();
    err.reset();
    assertThat(run("", job, "--secrets-file", file)).isEqualTo(2);
    assertThat(err()).startsWith("error: " + file + message).doesNotContainIgnoringCase("hunter2");
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
    return new Cli(console).execute(all);
  }

  private String err() {
    return err.toString(UTF_8);
  }
}
