package dev.k8spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.job.ScaleDown;
import dev.k8spark.lint.LintReview;
import dev.k8spark.lint.RequiredPolicy;
import dev.k8spark.lint.report.ReportedFinding;
import dev.k8spark.lint.report.RootFolder;
import dev.k8spark.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A finding about what a job became points at the line that made it so, whoever tells it. */
class CauseTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private static final String JOB =
      """
      extends = [base.conf]
      name = report
      namespace = analytics
      image = "registry.example.com/data/report:1.4.2"
      sparkVersion = 4.3
      main.python = "local:///app/report.py"
      driver.cores = 1
      """;

  private static final String BASE =
      """
      driver.podTemplate.spec.tolerations = [
        { key = batch, operator = Exists }
        { key = spot, operator = Exists }
      ]
      executor.memory = 16g
      """;

  private static final String POLICY =
      """
      root = true
      cluster.apiServer = ports-only
      rules {
        no-spot {
          on = [driver]
          expression = "podSpec.tolerations.all(t, t.key != 'spot')"
          message = "no spot"
        }
        small {
          on = [executor]
          expression = "podSpec.containers.all(c, quantity(c.resources.limits.memory).isLessThan(quantity('4Gi')))"
          message = "too large"
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void theLineIsFoundInWhicheverFileItStands() throws IOException {
    Diagnostic spot = one(found(POLICY, JOB, CompileOptions.NONE), "no-spot");

    assertThat(place(spot)).isEqualTo("base.conf:3:5");
    assertThat(spot.label())
        .isEqualTo("`spec.tolerations[1].key` of the driver's pod comes from here");
    assertThat(spot.evidence()).isNull();
  }

  @Test
  void theNearestLayerIsToBlame() throws IOException {
    assertThat(place(one(found(POLICY, JOB, CompileOptions.NONE), "small")))
        .isEqualTo("base.conf:5:10");
    assertThat(
            place(one(found(POLICY, JOB + "executor.memory = 8g", CompileOptions.NONE), "small")))
        .isEqualTo("job.conf:8:10");
  }

  @Test
  void aSmallerRehearsalIsLedBackLikeTheJobItself() throws IOException {
    assertThat(
            place(
                one(
                    found(POLICY, JOB, CompileOptions.NONE.withScaleDown(new ScaleDown(1, 0.9))),
                    "small")))
        .isEqualTo("base.conf:5:10");
  }

  @Test
  void anExceptionHoldsAtTheCauseAndAtTheKeyThatTheRuleNames() throws IOException {
    for (String at :
        List.of("driver", "driver.podTemplate", "driver.podTemplate.spec.tolerations")) {
      assertThat(
              one(found(POLICY + exception("no-spot", at), JOB, CompileOptions.NONE), "no-spot")
                  .waiver())
          .as(at)
          .isNotNull();
    }
    assertThat(
            one(
                found(POLICY + exception("small", "executor.memory"), JOB, CompileOptions.NONE),
                "small"))
        .extracting(Diagnostic::waiver)
        .isNotNull();
    List<Diagnostic> elsewhere =
        found(POLICY + exception("no-spot", "executor"), JOB, CompileOptions.NONE);
    assertThat(one(elsewhere, "no-spot").waiver()).isNull();
    assertThat(elsewhere).extracting(Diagnostic::id).contains("WAIVER_UNUSED");
  }

  @Test
  void aReviewPointsWhereACompilationPointsAndSaysItOnceForAllEnvironments() throws IOException {
    String job = JOB + "environments { dev.executor.instances = 1, prod.executor.instances = 2 }";
    List<Diagnostic> compiled =
        found(POLICY, job, new CompileOptions("dev", new TreeMap<>(), null));
    List<Diagnostic> reviewed =
        new LintReview(
                new LintReview.Scope(Set.of(), new TreeMap<>(), null, RequiredPolicy.NONE, TODAY))
            .check(List.of(SourceFile.read(folder.resolve("job.conf"), "job.conf")))
            .reviews()
            .getFirst()
            .diagnostics();

    assertThat(reviewed).filteredOn(found -> found.id().equals("small")).hasSize(1);
    assertThat(reviewed).contains(one(compiled, "small"), one(compiled, "no-spot"));
  }

  @Test
  void itsFingerprintStaysWhenLinesMove() throws IOException {
    String before = fingerprint(found(POLICY, JOB, CompileOptions.NONE));
    Files.writeString(folder.resolve("base.conf"), "# what all jobs share\n\n" + BASE);

    assertThat(fingerprint(found(POLICY, "# a report\n" + JOB, CompileOptions.NONE)))
        .isEqualTo(before);
  }

  private String fingerprint(List<Diagnostic> found) {
    return ReportedFinding.createAll(List.of(one(found, "no-spot")), new RootFolder(folder))
        .getFirst()
        .fingerprint();
  }

  private static String exception(String rule, String at) {
    return "exceptions.report.%s { at = %s, reason = PLAT-1, until = 2027-12-31 }\n"
        .formatted(rule, at);
  }

  private List<Diagnostic> found(String policy, String job, CompileOptions choices)
      throws IOException {
    Path base = folder.resolve("base.conf");
    if (!Files.exists(base)) {
      Files.writeString(base, BASE);
    }
    Files.writeString(folder.resolve("k8spark-policy.conf"), policy);
    Path file = Files.writeString(folder.resolve("job.conf"), job);
    return new Compiler(null, TODAY)
        .compile(SourceFile.read(file, "job.conf"), choices)
        .diagnostics();
  }

  private static String place(Diagnostic one) {
    Path file = Path.of(one.span().file().name()).getFileName();
    return Stream.of(file, one.span().line(), one.span().column())
        .map(String::valueOf)
        .reduce((a, b) -> a + ":" + b)
        .orElseThrow();
  }

  private static Diagnostic one(List<Diagnostic> found, String id) {
    List<Diagnostic> all = found.stream().filter(one -> one.id().equals(id)).toList();
    assertThat(all).as(found.toString()).hasSize(1);
    return all.getFirst();
  }
}
