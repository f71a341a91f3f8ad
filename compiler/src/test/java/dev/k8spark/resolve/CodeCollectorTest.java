package dev.k8spark.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.k8spark.Compiler;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.emit.JobManifests;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.job.MainProgram;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.lower.draft.ObjectNames;
import dev.k8spark.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CodeCollectorTest {

  private static final String JOB =
      """
      name = orders
      namespace = analytics
      image = "registry.example.com/orders:1"
      sparkVersion = 4.3
      """;

  private static final int KIBIBYTE = 1024;

  @TempDir Path project;

  @BeforeEach
  void isAProject() throws IOException {
    Files.createDirectory(project.resolve(".git"));
    write("k8spark-policy.conf", "root = true, cluster.apiServer = ports-only");
  }

  @ParameterizedTest
  @CsvSource({
    "./orders.py, jobs/orders.py",
    "../shared/orders.py, shared/orders.py",
    "./a/../a/orders.py, jobs/a/orders.py"
  })
  void pathIsRelativeToTheJobFile(String written, String file) throws IOException {
    write(file, "print(1)");
    ResolvedJob job = compile("main.python = " + written).source();
    assertThat(texts(job)).containsExactly(entry("orders.py", "print(1)"));
    assertThat(job.job().main())
        .isEqualTo(
            new MainProgram.Python(
                "local:///app/orders.py", List.of(), List.of(), List.of(), List.of(), List.of()));
  }

  @Test
  void pathInAnExtendedFileIsRelativeToThatFile() throws IOException {
    write("team/base.conf", "main.python = ./base.py");
    write("team/base.py", "print('base')");
    ResolvedJob job = compile("extends = [../team/base.conf]").source();
    assertThat(texts(job)).containsExactly(entry("base.py", "print('base')"));
  }

  @Test
  void linkWithinTheProjectIsFollowed() throws IOException {
    write("shared/real.py", "print(1)");
    Files.createDirectories(project.resolve("jobs"));
    Files.createSymbolicLink(project.resolve("jobs/link.py"), Path.of("../shared/real.py"));
    assertThat(texts(compile("main.python = ./link.py").source()))
        .containsExactly(entry("link.py", "print(1)"));
  }

  @Test
  void linkOutOfTheProjectIsNotFollowed(@TempDir Path outside) throws IOException {
    Path secret = Files.writeString(outside.resolve("secret.py"), "KEY = 'mine'");
    Files.createDirectories(project.resolve("jobs"));
    Files.createSymbolicLink(project.resolve("jobs/link.py"), secret);
    assertThat(problem("main.python = ./link.py"))
        .isEqualTo("cannot take `./link.py` along: it lies outside the project folder");
  }

  @Test
  void fileOutsideOfTheProjectIsNotRead(@TempDir Path outside) throws IOException {
    Files.writeString(outside.resolve("secret.py"), "KEY = 'mine'");
    String path = "../../" + outside.getFileName() + "/secret.py";
    assertThat(problem("main.python = " + path)).endsWith("it lies outside the project folder");
  }

  @Test
  void whatIsNoReadableTextIsReportedWithItsReason() throws IOException {
    Files.createDirectories(project.resolve("jobs/folder.py"));
    Files.write(project.resolve("jobs/latin.py"), "# \u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(problem("main.python = ./absent.py")).endsWith(": there is no such file");
    assertThat(problem("main.python = ./folder.py")).endsWith(": it is a directory");
    assertThat(problem("main.python = ./latin.py")).endsWith(": it is not UTF-8 text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"b\u00fccher.py", "-x.py", "a+b.py"})
  void nameThatNoAnnotationCanHaveIsReported(String name) throws IOException {
    write("jobs/" + name, "print(1)");
    assertThat(problem("main.python = \"./" + name + "\""))
        .endsWith("its name cannot become the annotation of a pod");
  }

  @Test
  void anotherContentIsAnotherJob() throws IOException {
    write("jobs/orders.py", "print(1)");
    Bundle first = compile("main.python = ./orders.py");
    assertThat(jobName(compile("main.python = ./orders.py"))).isEqualTo(jobName(first));
    write("jobs/orders.py", "print(2)");
    assertThat(jobName(compile("main.python = ./orders.py"))).isNotEqualTo(jobName(first));
  }

  @Test
  void programThatIsTooLargeIsSentToTheImage() throws IOException {
    write("jobs/large.py", "# 23456789abcdef\n".repeat(20 * KIBIBYTE));
    Diagnostic diagnostic = error("main.python = ./large.py");
    assertThat(diagnostic.code()).isEqualTo(Code.MANIFEST_TOO_LARGE);
    assertThat(diagnostic.message()).contains("KiB of annotations; Kubernetes takes 256");
    assertThat(diagnostic.span().text()).isEqualTo("./large.py");
    assertThat(diagnostic.help()).contains("build it into the image, as `local:///app/large.py`");
  }

  @Test
  void patternBecomesItsFilesInOrder() throws IOException {
    write("jobs/orders.py", "import b, a");
    write("jobs/lib/b.py", "B = 1");
    write("jobs/lib/a.py", "A = 1");
    write("jobs/lib/notes.txt", "none of it");
    write("jobs/lib/deeper/c.py", "none of it");
    Bundle bundle = compile("main { python = ./orders.py, pyFiles = [\"./lib/*.py\"] }");
    assertThat(bundle.sparkConf()).containsEntry("spark.submit.pyFiles", "/app/a.py,/app/b.py");
    assertThat(texts(bundle.source())).containsOnlyKeys("a.py", "b.py", "orders.py");
  }

  @Test
  void patternThatNothingMatchesIsReported(@TempDir Path outside) throws IOException {
    write("jobs/orders.py", "print(1)");
    Files.writeString(outside.resolve("secret.py"), "KEY = 'mine'");
    String path = "../../" + outside.getFileName() + "/*.py";
    for (String pattern : List.of("./lib/*.py", path)) {
      assertThat(problem("main { python = ./orders.py, pyFiles = [\"" + pattern + "\"] }"))
          .isEqualTo(
              "cannot take `%s` along: no file of the project matches it".formatted(pattern));
    }
  }

  @Test
  void twoFilesOfOneNameAreReported() throws IOException {
    write("jobs/orders.py", "print(1)");
    write("jobs/lib/orders.py", "print(2)");
    assertThat(problem("main { python = ./orders.py, pyFiles = [./lib/orders.py] }"))
        .isEqualTo(
            "cannot take `./lib/orders.py` along: another file becomes `/app/orders.py` too");
  }

  @Test
  void filesOfTheImageAreServedToo() {
    Bundle bundle =
        compile(
            """
            main { python = "local:///app/a.py", pyFiles = ["local:///app/lib.zip"] }
            """);
    assertThat(bundle.sparkConf()).containsEntry("spark.submit.pyFiles", "/app/lib.zip");
    assertThat(bundle.source().code()).isEmpty();
  }

  @Test
  void folderOfASecretDoesNotCoverTheProgram() throws IOException {
    write("jobs/orders.py", "print(1)");
    Diagnostic diagnostic = error("main.python = ./orders.py\nsecrets.keys.mountPath = /app");
    assertThat(diagnostic.code()).isEqualTo(Code.SET_TWICE);
    assertThat(diagnostic.message())
        .isEqualTo("`/app` and `/app/orders.py` are mounted one in the other");
  }

  private void write(String name, String text) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }

  private static Map<String, String> texts(ResolvedJob job) {
    Map<String, String> texts = new LinkedHashMap<>();
    job.code().forEach(file -> texts.put(file.name(), file.text()));
    return texts;
  }

  private static String jobName(Bundle bundle) {
    return ObjectNames.job(bundle.source());
  }

  private String problem(String line) {
    Diagnostic diagnostic = error(line);
    assertThat(diagnostic.code()).isEqualTo(Code.CODE_UNREADABLE);
    return diagnostic.message();
  }

  private Diagnostic error(String line) {
    List<Diagnostic> errors =
        outcome(line).diagnostics().stream().filter(Diagnostic::isError).toList();
    assertThat(errors).hasSize(1);
    return errors.getFirst();
  }

  private Bundle compile(String line) {
    Outcome<Bundle> outcome = outcome(line);
    assertThat(outcome.hasErrors()).as(outcome.diagnostics().toString()).isFalse();
    return Objects.requireNonNull(outcome.value());
  }

  private Outcome<Bundle> outcome(String line) {
    SourceFile job =
        new SourceFile("job.conf", project.resolve("jobs/job.conf"), JOB + line + "\n");
    return new Compiler(null).compile(job, CompileOptions.NONE).map(JobManifests::bundle);
  }
}
