package dev.k8spark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code check --fix} fixes what is sure, keeps all the rest to the byte, and tells both. */
final class FixApplierTest {

  private static final String IMAGE = "registry.example.com/a@sha256:" + "0".repeat(64);

  @TempDir private Path folder;

  private String out = "";
  private String err = "";

  @BeforeEach
  void writeAPolicy() throws IOException {
    write(
        "k8spark-policy.conf",
        """
        root = true
        cluster.apiServer = ports-only
        waivable { TIMEOUT_MISSING = 90d, CONF_NOT_ALLOWED = 90d }
        """);
  }

  @Test
  void fixesHoconAndKeepsCommentsAndLayout() throws IOException {
    Path job =
        write(
            "job.conf",
            """
            # ä 😀
            name   = a    // mine
            namespace = n, "excutor"   { instances : 2 } # two
            image = "%s"
            sparkVersion = "4.3"
            sparkConf { spark.speculation = true }
            main.python="local:///a.py"
            driver.memroy = 2g
            imagePullPolicy = IfNotPresnt
            waivers {
              # not yet
              TIMEOUT_MISSING { reason = "it took long", until = 2026-12-01 }
              CONF_NOT_ALLOWED { reason = "it was new", until = 2026-12-01 } # kept
            }
            """
                .formatted(IMAGE)
                .replace("\n", "\r\n"));

    assertThat(fix(job)).isZero();

    String fixed =
        """
        # ä 😀
        name   = a    // mine
        namespace = n, "executor"   { instances : 2 } # two
        image = "%s"
        sparkVersion = "4.3"
        conf { spark.speculation = true }
        main.python="local:///a.py"
        driver.memory = 2g
        imagePullPolicy = IfNotPresent
        waivers {
          # not yet
           # kept
        }
        """
            .formatted(IMAGE)
            .replace("\n", "\r\n");
    assertThat(Files.readString(job)).isEqualTo(fixed);
    assertThat(err)
        .contains(
            "fixed " + job + ":3:17: replace `excutor` by `executor`\n",
            "fixed " + job + ":12:1: remove the waiver of `TIMEOUT_MISSING`\n");
    assertThat(fix(job)).isZero();
    assertThat(Files.readString(job)).isEqualTo(fixed);
    assertThat(err).isEmpty();
  }

  @Test
  void fixesYamlAndJson() throws IOException {
    String yaml =
        """
        name: a # mine
        namespace: n
        image: %s
        sparkVersion: "4.3"
        main: {python: "local:///a.py"}
        'excutor':   {memroy: 2g}
        serviceAccountName:   me
        waivers:
          TIMEOUT_MISSING:
            reason: it took long
            until: 2026-12-01
          CONF_NOT_ALLOWED: {reason: it was new, until: 2026-12-01}
        """
            .formatted(IMAGE);
    Path job = write("a.yaml", yaml);
    Path other =
        write(
            "b.json",
            "{\"name\": \"b\", \"namespace\": \"n\", \"image\": \""
                + IMAGE
                + "\",\n \"sparkVersion\": \"4.3\", \"main\": {\"python\": \"local:///a.py\"},\n"
                + " \"excutor\": {\"memroy\":\"2g\"}}\n");

    assertThat(fix(folder)).isZero();

    assertThat(Files.readString(job))
        .isEqualTo(
            yaml.substring(0, yaml.indexOf("'excutor'"))
                + "'executor':   {memory: 2g}\nserviceAccount:   me\n");
    assertThat(Files.readString(other)).endsWith("\n \"executor\": {\"memory\":\"2g\"}}\n");
    assertThat(out).contains("checked 2 jobs and 1 policy");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "executor.gpu = 1",
        "executor { memroy = 2g, memory = 1g }",
        "driver.meadow = 2g",
        "excutor.instances = 2\nb = }",
        "args = [1]",
        "conf { spark.executor.memory = 4g }",
        "conf.spark.executor.memory = 4096",
        "conf.spark.executor.memory = 4g\nexecutor.memory = 2g",
        "conf.spark.driver.port = 7000",
      })
  void leavesAloneWhatIsNotSure(String line) throws IOException {
    String text = job() + line + "\n";
    Path job = write("job.conf", text);

    assertThat(fix(job)).isEqualTo(1);
    assertThat(out).doesNotContain("--fix");

    assertThat(Files.readString(job)).isEqualTo(text);
    assertThat(err).isEmpty();
  }

  @Test
  void writesTheTypedKeyWhereOnlyAPathChanges() throws IOException {
    String text =
        job()
            + """
            "conf".spark.executor.memory = 4g # mine
            environments {
              dev { conf."spark.executor.memory" : "2g" }
              prod.conf.spark.executor.cores=4
            }
            """;
    Path job = write("job.conf", text);

    assertThat(fix(job)).isZero();

    assertThat(Files.readString(job))
        .isEqualTo(
            text.replace("\"conf\".spark.executor.memory", "executor.memory")
                .replace("conf.\"spark.executor.memory\"", "executor.memory")
                .replace("conf.spark.executor.cores", "executor.cores"));
  }

  @Test
  void tellsWhatRemainsAndTouchesNoFileThatIsNotGiven() throws IOException {
    Path layer = write("team/layer.conf", "excutor.instances = 2\n");
    Path job =
        write("job.conf", "extends = [team/layer.conf]\n" + job() + "lables.a = b\nfoo = 1\n");

    assertThat(fix(job)).isEqualTo(1);

    assertThat(err).isEqualTo("fixed " + job + ":7:1: replace `lables` by `labels`\n");
    assertThat(layer).content().startsWith("excutor");
    assertThat(out).contains("unknown key `foo`", "unknown key `excutor`").contains("2 errors");
  }

  @Test
  void fixesTheSamplesOnceAndForAllAndKeepsTheirComments() throws IOException {
    Path samples = Path.of("../samples");
    copy(samples);

    fix(folder.resolve("invalid"));

    assertThat(err)
        .contains(
            "invalid/unknown-key.conf:6:1: replace `excutor` by `executor`\n",
            "invalid/unknown-key.conf:7:10: replace `memroy` by `memory`\n",
            "invalid/unknown-key.conf:8:1: replace `sparkConf` by `conf`\n",
            "invalid/policy-codes/k8spark-policy.conf:5:3: replace `IMAGE_NOT_PINED` by",
            "invalid/wrong-values.conf:6:19: replace `always` by `Always`\n");
    String remaining = out.replaceFirst(";[^;]*\n$", "");
    try (Stream<Path> files = Files.walk(samples)) {
      for (Path file : files.filter(FixApplierTest::isSource).toList()) {
        assertThat(comments(folder.resolve(samples.relativize(file)))).isEqualTo(comments(file));
      }
    }
    fix(folder.resolve("invalid"));
    assertThat(err).doesNotContain("fixed ");
    assertThat(out).startsWith(remaining);
  }

  /** What was built of the samples' programs is no text of theirs. */
  private static boolean isSource(Path file) {
    return Files.isRegularFile(file) && !file.toString().contains("/target/");
  }

  private static List<String> comments(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), UTF_8); // one of the samples is none
    return text.lines().filter(line -> line.contains("# ")).toList();
  }

  private void copy(Path samples) throws IOException {
    try (Stream<Path> files = Files.walk(samples)) {
      for (Path file : files.filter(FixApplierTest::isSource).toList()) {
        Path copy = folder.resolve(samples.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static String job() {
    return """
    name = a
    namespace = n
    image = "%s"
    sparkVersion = "4.3"
    main.python = "local:///a.py"
    """
        .formatted(IMAGE);
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private int fix(Path path) {
    FixRun run = FixRun.of(path);
    out = run.out();
    err = run.err();
    return run.code();
  }
}
