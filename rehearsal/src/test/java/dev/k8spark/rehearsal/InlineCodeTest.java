package dev.k8spark.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.rehearsal.report.RunReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A program beside its job runs as it was compiled, from the Job alone. */
@ExtendWith(SparkLines.class)
class InlineCodeTest {
  private final RealSpark spark = new RealSpark();

  @TempDir Path folder;

  @OnEveryLine
  void theSampleRunsFromItsManifests(String line) throws Exception {
    RunReport report = spark.run(RealSpark.SAMPLES.resolve("hello.conf"), line);

    assertThat(report.verdict()).as(spark::log).isEqualTo("Complete");
    assertThat(spark.output()).contains("driver | Hello: the numbers sum to 4999999950000000");
    assertThat(report.differences()).noneMatch(text -> text.contains("hello.py"));
  }

  @OnEveryLine
  void modulesBesideItAreImportedOnTheDriverAndInTasks(String line) throws Exception {
    RunReport report = spark.run(RealSpark.SAMPLES.resolve("inline.conf"), line);

    assertThat(report.verdict()).as(spark::log).isEqualTo("Complete");
    assertThat(spark.output()).contains("driver | With tax the prices sum to 600200");
  }

  @OnLastLine
  void anEditedProgramIsRefusedByItsHash(String line) throws Exception {
    Files.writeString(folder.resolve("greet.py"), "print('as compiled')\n");
    RunReport report =
        spark
            .edited(manifests -> manifests.replace("print('as compiled')", "print('edited')"))
            .runIn(folder, line, "main.python = ./greet.py\nretries = 2\n");

    assertThat(report.exitCode()).as(spark::log).isEqualTo(81);
    assertThat(report.message()).contains("/app/greet.py is not what was compiled");
    assertThat(report.pods()).as("no second driver: it would fail alike").hasSize(1);
    assertThat(spark.output()).noneMatch(text -> text.contains("| edited"));
  }

  @OnLastLine
  void everyCharacterOfAProgramArrives(String line) throws Exception {
    String program =
        """
        import sys\r
        text = "tab\there, \u00fc, \u20ac, \ud83d\ude80, $(POD), ${x}, \\\\,\u2028,\u0085,\u007f"  \t
        sys.exit(0 if len(text) == 45 and text.encode().hex() == "%s" else 7)""";
    String text = "tab\there, \u00fc, \u20ac, \ud83d\ude80, $(POD), ${x}, \\,\u2028,\u0085,\u007f";
    String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    int length = text.codePointCount(0, text.length());
    Files.writeString(
        folder.resolve("odd.py"), program.replace("45", String.valueOf(length)).formatted(hex));
    RunReport report = spark.runIn(folder, line, "main.python = ./odd.py\n");

    assertThat(report.exitCode()).as(spark::log).isZero();
  }
}
