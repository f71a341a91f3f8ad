package dev.k8spark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code k8spark image} prints and writes; images are built where a builder is. */
class ImageCommandTest {
  private static final String JOB = "../samples/pi-jvm.conf";

  @TempDir private Path folder;

  @Test
  void theDockerfileHasTheSparkOfTheJobs() throws IOException {
    assertThat(image(JOB).out()).contains("\nARG SPARK_VERSION=4.3.0\n");
    assertThat(image(ofLine("3.5")).out()).contains("\nARG SPARK_VERSION=3.5.9\n");
    assertThat(image(ofLine("3.5"), "--spark", "3.5.4").out())
        .contains("\nARG SPARK_VERSION=3.5.4\n");
  }

  @Test
  void anImageHasOneLineOfSpark() throws IOException {
    CommandRun run = image(JOB, ofLine("3.5"));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("error: an image holds one Spark, but `").contains("needs 3.5");
    assertThat(image(JOB, "--spark", "3.5.9").err())
        .contains("error: `--spark 3.5.9`: `pi-jvm` is for Spark 4.3\n");
  }

  @Test
  void aConnectorThatTheLineCannotHaveIsToldWithTheReason() {
    CommandRun run = image("--spark", "4.3.0", "--connectors", "iceberg,s3a");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("error: Spark 4.3 can have no connector `iceberg`: Iceberg has no runtime");
    assertThat(image("--spark", "4.1.1", "--connectors", "iceberg,s3a").code()).isZero();
  }

  @Test
  void whatAnImageLacksIsFoundInTheJob() throws IOException {
    String job = "../samples/orders.conf";
    Path complete =
        Files.writeString(
            folder.resolve("complete.json"),
            "{\"spark\": \"4.1.1\", \"connectors\": [\"iceberg\", \"postgresql\", \"s3a\"]}");
    Path other =
        Files.writeString(
            folder.resolve("other.json"), "{\"spark\": \"4.0.2\", \"connectors\": [\"s3a\"]}");
    Path none = Files.writeString(folder.resolve("none.json"), "{\"spark\": \"4.1.1\"}");

    assertThat(image(job, "--describe", complete.toString()).code()).isZero();
    CommandRun run = image(job, "--describe", other.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("[SPARK_TAG_DIFFERS]: by its description the image holds Spark 4.0")
        .contains("error[CONNECTOR_MISSING]: the image has no connector `iceberg`")
        .contains("error[CONNECTOR_MISSING]: the image has no connector `postgresql`")
        .doesNotContain("no connector `s3a`");
    assertThat(image(job, "--describe", none.toString()).err())
        .endsWith("`%s` is no image's description: it has no list `connectors`\n".formatted(none));
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    assertThat(image("--connectors", "s3").err())
        .contains("`s3` is no connector; there are abfss,");
    assertThat(image("--spark", "4.3").err()).contains("`--spark 4.3` is no exact version");
    assertThat(image("--spark", "2.4.8").err()).contains("`--spark 2.4.8`: no line 2.4 is known");
    assertThat(image("--build", "x:1").err()).contains("--build needs --base");
    assertThat(image("--file", JOB).err()).contains("--file needs --output or --build");
    assertThat(image("--file", "none", "-o", "x").err())
        .contains("`--file none`: there is no such file");
    assertThat(image("none.conf").code()).isEqualTo(2);
  }

  @Test
  void theRuntimesImageIsForAllJobs() throws IOException {
    Path context = folder.resolve("runtime");
    CommandRun run = image("--runtime", "--base", "registry/debian:12", "-o", context.toString());

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(context.resolve("k8spark-runtime.jar")).isNotEmptyFile();
    assertThat(context.resolve("arguments"))
        .isDirectoryContaining("glob:**/3.5.args")
        .isDirectoryContaining("glob:**/4.3.args");
    assertThat(context.resolve("Dockerfile"))
        .content()
        .contains("\nARG BASE=registry/debian:12\n")
        .isEqualTo(image("--runtime", "--base", "registry/debian:12").out());
    assertThat(image("--runtime").out())
        .isEqualTo(Files.readString(Path.of("../image/runtime/Dockerfile")));
    for (String[] other :
        List.of(
            new String[] {JOB},
            new String[] {"--spark", "4.3.0"},
            new String[] {"--connectors", "s3a"},
            new String[] {"--file", JOB},
            new String[] {"--describe", "x.json"},
            new String[] {"--policy", "p.conf"},
            new String[] {"-e", "prod"},
            new String[] {"-P", "a=b"})) {
      String[] all = Stream.concat(Stream.of("--runtime"), Stream.of(other)).toArray(String[]::new);
      assertThat(image(all).code()).as(String.join(" ", all)).isEqualTo(2);
      assertThat(image(all).err()).contains("--runtime");
    }
  }

  @Test
  void aContextHasAllThatTheBlueprintCopies() throws IOException {
    Path app = Files.createDirectories(folder.resolve("code"));
    Files.writeString(app.resolve("main.py"), "print(1)\n");
    Path requirements = Files.writeString(folder.resolve("requirements.txt"), "numpy\n");
    Path context = folder.resolve("context");

    CommandRun run =
        image(
            JOB,
            "--file",
            app.toString(),
            "--file",
            requirements.toString(),
            "-o",
            context.toString());

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(context.resolve("app/code/main.py")).hasContent("print(1)\n");
    assertThat(context.resolve("requirements.txt")).hasContent("numpy\n");
    assertThat(context.resolve("jars")).isEmptyDirectory();
    assertThat(context.resolve("k8spark-runtime.jar")).isNotEmptyFile();
    assertThat(context.resolve("Dockerfile")).content().isEqualTo(image(JOB).out());
  }

  /** Makes the sample a job for another line. */
  private String ofLine(String line) throws IOException {
    String text = Files.readString(Path.of(JOB)).replaceFirst("(?m)^sparkVersion.*\n", "");
    return Files.writeString(
            folder.resolve("other.conf"), text + "\nsparkVersion = \"" + line + "\"\n")
        .toString();
  }

  private static CommandRun image(String... arguments) {
    return CommandRun.inPlace(
        "", Stream.concat(Stream.of("image"), Arrays.stream(arguments)).toArray(String[]::new));
  }
}
