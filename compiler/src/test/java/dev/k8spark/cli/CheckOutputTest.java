package dev.k8spark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code check} writes beside its report never takes the place of what it reads. */
final class CheckOutputTest {

  private static final String JOB =
      """
      name = a
      namespace = n
      image = "registry.example.com/a:1"
      sparkVersion = "4.3"
      main.python = "local:///a.py"
      """;

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource({
    "--report, sarif=, job.conf",
    "--report, json=, ./x/../k8spark-policy.conf",
    "--write-baseline, '', team.conf",
  })
  void whatIsCheckedIsNotOverwritten(String option, String format, String file) throws IOException {
    Path job = Files.writeString(folder.resolve("job.conf"), "extends = [team.conf]\n" + JOB);
    Path policy = Files.writeString(folder.resolve("k8spark-policy.conf"), "root = true\n");
    Path team = Files.writeString(folder.resolve("team.conf"), "labels.team = a\n");

    assertThat(check(job.toString(), option, format + folder.resolve(file))).isEqualTo(2);

    assertThat(err.toString(UTF_8)).contains("is checked, and must not be overwritten");
    assertThat(policy).hasContent("root = true\n");
    assertThat(team).hasContent("labels.team = a\n");
    assertThat(job).content().contains(JOB);
  }

  @Test
  void anotherFileIsWritten() throws IOException {
    Path job = Files.writeString(folder.resolve("job.conf"), JOB);
    Path report = folder.resolve("a.json");

    assertThat(check(job.toString(), "--report", "json=" + report)).isZero();
    assertThat(report).exists();
  }

  @Test
  void aReportToADashIsTheOneThatIsPrinted() throws IOException {
    Path job = Files.writeString(folder.resolve("job.conf"), "nmae = a\n" + JOB);

    assertThat(check(job.toString(), "--report", "json=-")).isEqualTo(1);
    assertThat(out.toString(UTF_8)).startsWith("{\"code\":\"UNKNOWN_KEY\"").endsWith("}\n");

    assertThat(check(job.toString(), "--report", "json=-", "--format", "sarif")).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .contains("`--report json=-` and `--format` both go to standard output");
  }

  private int check(String... arguments) {
    Console console = new Console(InputStream.nullInputStream(), out, err, false, Map.of());
    String[] all = new String[arguments.length + 1];
    all[0] = "check";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return new Cli(console).execute(all);
  }
}
