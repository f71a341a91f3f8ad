package dev.k8spark.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.testsupport.Golden;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies below a folder and was meant to be a job is checked, or said not to be. */
final class DiscoveryTest {

  private static final String JOB =
      """
      name = a
      namespace = n
      image = "registry.example.com/a@sha256:%s"
      sparkVersion = "4.3"
      main.python = "local:///a.py"
      """
          .formatted("a".repeat(64));

  @TempDir private Path folder;

  private CommandRun run = new CommandRun(0, "", "");
  private String in = "";

  @Test
  void aJobThatIsNotUtf8IsAnError() throws IOException {
    writeBytes("latin.conf", (JOB + "labels.a = \"é\"\n"), ISO_8859_1);
    writeBytes("le.yaml", "sparkVersion: '4.3'\n", UTF_16LE);
    writeBytes("be.json", "\uFEFF{\"sparkVersion\": \"4.3\"}", UTF_16BE);
    writeBytes("others.yaml", "a: é\n", ISO_8859_1);

    assertThat(check()).isEqualTo(2);
    assertThat(out())
        .contains(
            "error[FILE_UNREADABLE]: cannot read `" + folder + "/latin.conf`: it is not UTF-8")
        .contains("/le.yaml`", "/be.json`", "checked 3 jobs", "passed over 1 other file")
        .doesNotContain("others.yaml");
  }

  @Test
  void theSampleIsExplained() {
    assertThat(run("check", "../samples/invalid/file-unreadable", "--as-of", "2026-11-23"))
        .isEqualTo(2);
    Golden.verify("invalid/file-unreadable.txt", out().replace("../samples", "samples"));
  }

  @Test
  void aJobThatIsTooLargeIsAnError() throws IOException {
    String blanks = "# padding\n".repeat(500_000);
    Files.writeString(folder.resolve("large.conf"), blanks + JOB);
    Files.writeString(folder.resolve("data.json"), "[" + "1,".repeat(3_000_000) + "1]");

    assertThat(check()).isEqualTo(2);
    assertThat(out())
        .contains("/large.conf`: it is larger than 4 MiB", "passed over 1 other file")
        .doesNotContain("data.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": \"a\", \"sparkVersion\": \"4.3\", \"image\": \"x\",,}",
        "{\"main\": {\"python\": \"local:///a.py\"}, \"image\" \"x\"}",
        "{\"extends\": [\"team.conf\"], \"name\": \"a\", }}",
        "{'sparkVersion': '4.3'",
      })
  void aJsonJobWithASlipIsAnError(String text) throws IOException {
    Files.writeString(folder.resolve("job.json"), text);

    assertThat(check()).isEqualTo(1);
    assertThat(out()).contains("error[", "checked 1 job and");
  }

  @ParameterizedTest
  @ValueSource(strings = {"JOB.CONF", "job.hocon", "job.Hocon", "job.conf"})
  void everyEndingCounts(String name) throws IOException {
    Files.writeString(folder.resolve(name), JOB + "excutors = 2\n");

    assertThat(check()).isEqualTo(1);
    assertThat(out()).contains("error[UNKNOWN_KEY]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "sarif", "github", "gitlab", "junit", "rdjson"})
  void noReportIsCleanOfWhatCannotBeRead(String format) throws IOException {
    Path job = folder.resolve("job.conf");
    Files.write(job, new byte[] {(byte) 0xFF, 'm'});

    assertThat(run("check", job.toString(), "--format", format)).isEqualTo(2);
    assertThat(out()).contains("FILE_UNREADABLE", "job.conf");
  }

  @Test
  void whatGitIgnoresAndWhatIsExcludedIsPassedOver() throws Exception {
    for (String name : new String[] {"jobs", "build/x", "vendor", "jobs/generated"}) {
      Files.createDirectories(folder.resolve(name));
      Files.writeString(
          folder.resolve(name + "/job.conf"), JOB + "# " + name + "\nexcutors =  2\n");
    }
    Files.writeString(folder.resolve(".gitignore"), "build/\n");
    git("init", "-q");

    assertThat(run("check", folder.toString(), "--exclude", "generated", "--exclude", "vendor/*"))
        .isEqualTo(1);
    assertThat(out())
        .contains(folder + "/jobs/job.conf:")
        .doesNotContain("build/x", "vendor", "generated");
    assertThat(run("fmt", "--check", folder.toString(), "--exclude", "jobs")).isEqualTo(1);
    assertThat(err()).contains("vendor/job.conf").doesNotContain("build/x", "jobs/");
    assertThat(run("check", folder.toString(), "--exclude", "[")).isEqualTo(2);
    assertThat(err()).contains("`--exclude [`: ");
    assertThat(run("check", folder.resolve("build/x/job.conf").toString()))
        .as("a named file is checked")
        .isEqualTo(1);
  }

  @Test
  void aLinkThatLeavesTheFolderIsPassedOver() throws IOException {
    Files.createDirectories(folder.resolve("jobs"));
    Path outside = Files.writeString(folder.resolve("outside.conf"), JOB + "excutors = 2\n");
    Files.createSymbolicLink(folder.resolve("jobs/link.conf"), outside);

    assertThat(run("check", folder.resolve("jobs").toString())).isZero();
    assertThat(out()).contains("checked 0 jobs");
    assertThat(run("check", "--require-jobs", folder.resolve("jobs").toString())).isEqualTo(2);
    assertThat(err()).contains("no job is in `" + folder + "/jobs`");
  }

  @Test
  void aPipeIsNoFile() throws Exception {
    Path pipe = folder.resolve("job.conf");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertThat(run("check", pipe.toString())).isEqualTo(2);
    assertThat(out()).contains("it is no regular file; to read a pipe, give - and redirect it");
    assertThat(check()).isZero();
  }

  @Test
  void standardInputIsReadOnceAndMeansWhatItHolds() throws IOException {
    Files.writeString(folder.resolve("k8spark-policy.conf"), "root = true\nallow.images = []\n");
    in = JOB;
    assertThat(run("check", "-")).isZero();
    assertThat(out()).contains("checked 1 job");
    in = "rubbish [";
    assertThat(run("check", "-", "--shape")).isEqualTo(1);
    assertThat(out()).contains("error[SYNTAX]", "<stdin>:1:9");
    in = JOB;
    assertThat(run("check", "-", "--stdin-filename", folder.resolve("job.conf").toString()))
        .isEqualTo(1);
    assertThat(out()).contains("error[IMAGE_NOT_ALLOWED]", folder + "/job.conf:3:");
    assertThat(run("check", "-", "--fix")).isEqualTo(2);
    assertThat(err()).contains("`--fix` writes files, and - is none");
    assertThat(run("check", "a.conf", "--stdin-filename", "b.conf")).isEqualTo(2);
    assertThat(err()).contains("--stdin-filename needs - among the files");
  }

  private void writeBytes(String name, String text, Charset charset) throws IOException {
    Files.write(folder.resolve(name), text.getBytes(charset));
  }

  private void git(String... arguments) throws Exception {
    String[] command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toArray(String[]::new);
    assertThat(new ProcessBuilder(command).directory(folder.toFile()).start().waitFor()).isZero();
  }

  private int check() {
    return run("check", folder.toString());
  }

  private String out() {
    return run.out();
  }

  private String err() {
    return run.err();
  }

  private int run(String... arguments) {
    run = CommandRun.inPlace(in, arguments);
    return run.code();
  }
}
