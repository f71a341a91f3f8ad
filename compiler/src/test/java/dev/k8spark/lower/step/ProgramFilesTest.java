package dev.k8spark.lower.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.Compiler;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.emit.JobManifests;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.job.SentPaths;
import dev.k8spark.lower.Bundle;
import dev.k8spark.source.SourceFile;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a job's program takes along becomes Spark's lists, as the driver serves them. */
class ProgramFilesTest {

  private static final String JVM = "jar = \"local:///app/a.jar\", class = A";
  private static final String PYTHON = "python = \"local:///app/a.py\"";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/app/a | /app/a",
        "local:///app/a | /app/a",
        "local:/app/a | /app/a",
        "file:///app/a | file:///app/a",
        "https://h.example/a | https://h.example/a",
        "s3a://bucket/local:///a | s3a://bucket/local:///a",
        "/app/*.z | /app/*.z"
      })
  void aPathOfTheImageIsOneThatTheDriverServes(String written, String lowered) {
    for (SentPaths paths : SentPaths.values()) {
      if (paths != SentPaths.PY_FILES) {
        String main = "%s, %s = [\"%s\"]".formatted(JVM, paths.key(), written);
        assertThat(bundle(main).sparkConf()).containsEntry(paths.conf(), lowered);
      }
    }
  }

  @Test
  void programsOfBothLanguagesHaveAllLists() {
    String lists = ", files = [/a, \"local:///a\", /b], archives = [\"/e.zip#e\"], jars = [/j.jar]";
    for (String program : new String[] {JVM, PYTHON}) {
      assertThat(bundle(program + lists).sparkConf())
          .containsEntry("spark.files", "/a,/b")
          .containsEntry("spark.archives", "/e.zip#e")
          .containsEntry("spark.jars", "/j.jar");
    }
  }

  @ParameterizedTest
  @EnumSource(SentPaths.class)
  void aListAndTheKeyThatItBecomesAreTwoPlacesForOneThing(SentPaths paths) {
    String job =
        "main { %s, %s = [\"local:///app/x.zip\"] }\nconf { %s = \"/app/y.zip\" }"
            .formatted(PYTHON, paths.key(), paths.conf());
    assertThat(compile(job).diagnostics())
        .extracting(Diagnostic::message)
        .contains("the key `%s` is set twice".formatted(paths.conf()));
  }

  private static Bundle bundle(String main) {
    Outcome<Bundle> outcome = compile("main { " + main + " }");
    return Objects.requireNonNull(outcome.value(), () -> outcome.diagnostics().toString());
  }

  private static Outcome<Bundle> compile(String job) {
    String head = "name = a, namespace = b, image = \"localhost/a:1\", sparkVersion = 4.3\n";
    return new Compiler(null)
        .compile(new SourceFile("job.conf", null, head + job), CompileOptions.NONE)
        .map(JobManifests::bundle);
  }
}
