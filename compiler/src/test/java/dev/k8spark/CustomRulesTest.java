package dev.k8spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Severity;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules of a policy's owner are weighed, waived, excused and overridden by name, as codes are. */
class CustomRulesTest {

  private static final String JOB =
      """
      name = report
      namespace = analytics
      image = "registry.example.com/data/report:1.4.2"
      sparkVersion = 4.3
      main.python = "local:///app/report.py"
      executor.instances = 12
      """;

  private static final String RULE =
      """
      rules.few {
        on = [job]
        expression = "job.executor.instances <= 8"
        message = "too many"
      }
      """;

  private static final String LAZY = ".*\\bdev\\.(cel|k8spark\\.(cel|provenance))\\..*";

  @TempDir private Path folder;

  @Test
  void aRuleIsToldByItsNameAndPointsAtTheLine() throws IOException {
    Diagnostic few = one(found(RULE, JOB), "few");

    assertThat(few.code()).isEqualTo(Code.POLICY_RULE);
    assertThat(few.severity()).isEqualTo(Severity.ERROR);
    assertThat(few.span().text()).isEqualTo("instances");
    assertThat(few.values()).contains("12").contains("false");
  }

  @Test
  void aRuleOnDriversIsJudgedByTheTemplateInTheJobToo() throws IOException {
    String usual =
        """
        rules.usual {
          on = [driver, executor]
          expression = "podSpec.?priority.orValue(-1) == 0"
          message = "no job goes before another"
        }
        """;
    List<Diagnostic> found = found(usual, JOB);
    assertThat(one(found, "usual").label()).isEqualTo("the driver's pod as its Job has it");

    String never = usual.replace("== 0", "== 7");
    assertThat(ids(found(never, JOB))).filteredOn("usual"::equals).hasSize(2);
    assertThat(ids(found(usual.replace("driver, ", ""), JOB))).doesNotContain("usual");
  }

  @Test
  void itsWeightIsThePolicys() throws IOException {
    assertThat(one(found(RULE + "severity.few = note", JOB), "few").severity())
        .isEqualTo(Severity.NOTE);
    assertThat(ids(found(RULE + "severity.few = off", JOB))).doesNotContain("few");
  }

  @Test
  void aNamespaceTakesItAwayOrSaysItAnew() throws IOException {
    assertThat(ids(found(RULE + "namespaces.analytics.rules.few = null", JOB)))
        .doesNotContain("few");
    String anew = RULE.replace("rules.few", "namespaces.analytics.rules.few").replace("8", "20");
    assertThat(ids(found(RULE + anew, JOB))).doesNotContain("few");
    assertThat(ids(found(RULE + anew.replace("analytics", "other"), JOB))).contains("few");
  }

  @Test
  void aJobWaivesItAndThePolicyExcusesIt() throws IOException {
    String waiver = "waivers.few { reason = \"a large month\", until = 2026-12-01 }";
    String exception = "exceptions.report.few { reason = PLAT-1, until = 2027-12-31 }";

    assertThat(one(found(RULE + "waivable.few = 30d", JOB + waiver), "few").waiver()).isNotNull();
    assertThat(one(found(RULE + exception, JOB), "few").waiver()).isNotNull();
    assertThat(ids(found(RULE, JOB + waiver))).contains("few", "NOT_WAIVABLE");
  }

  @Test
  void anInnerPolicyMakesARuleOfAnOuterOneWeighNoLess() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("inner"));
    Files.writeString(
        inner.resolve("k8spark-policy.conf"), "cluster.apiServer = ports-only\nseverity.few = off");

    List<Diagnostic> found = found("root = true\n" + RULE, JOB, inner);

    assertThat(ids(found)).contains("POLICY_WIDENS");
    Files.writeString(inner.resolve("k8spark-policy.conf"), RULE.replace("8", "99"));
    assertThat(ids(found("root = true\n" + RULE, JOB, inner))).contains("POLICY_WIDENS");
    Files.writeString(
        inner.resolve("k8spark-policy.conf"), RULE.replace("8", "11").replace("few", "fewer"));
    assertThat(ids(found("root = true\n" + RULE, JOB, inner)))
        .contains("few", "fewer")
        .doesNotContain("POLICY_WIDENS");
  }

  @Test
  void theCodeOfAllRulesIsNobodysName() throws IOException {
    assertThat(ids(found(RULE + "severity.POLICY_RULE = off", JOB)))
        .contains("few", "UNKNOWN_CODE");
  }

  @Test
  void aPolicyAloneIsCheckedInAllItsNamespaces() throws IOException {
    Path policy = folder.resolve("k8spark-policy.conf");
    Files.writeString(
        policy,
        "root = true\nnamespaces.x.rules.r { on = [job], expression = \"jo.a\", message = m }");

    assertThat(ids(new PolicyCompiler().check(SourceFile.read(policy, "policy.conf"))))
        .containsExactly("WRONG_RULE");
  }

  @Test
  void theVersionOfTheClusterSaysWhichFunctionsThereAre() throws IOException {
    String rule = "rules.r { on = [job], expression = \"isSemver(job.name)\", message = m }\n";

    assertThat(ids(found(rule, JOB))).contains("r").doesNotContain("WRONG_RULE");
    assertThat(ids(found(rule + "cluster.kubernetes = 1.33", JOB))).contains("WRONG_RULE");
  }

  @Test
  void aRuleShowsNothingOfACredential() throws IOException {
    String secret = "tr0ub4dor-Xq7" + "b".repeat(30) + "zK9w";
    String job =
        JOB + "env { PASSWORD = \"%s\", TOKEN = \"%s\" }".formatted("a7Kq\\\"fWz3Vb9x", secret);
    for (String expression :
        List.of(
            "job.env.TOKEN + job.env.TOKEN == 'x'",
            "job.env == {}",
            "job.env.TOKEN.substring(1) == 'x'",
            "int(job.env.TOKEN.substring(2)) == 1",
            "job.env.PASSWORD == 'x'",
            "int(job.env.PASSWORD) == 1")) {
      String rule =
          "rules.r { on = [job], message = m, expression = \"%s\" }".formatted(expression);
      Diagnostic r = one(found(rule, job), "r");
      assertThat(r.values() + r.message())
          .contains("******")
          .doesNotContain("r0ub4d", "bbbbbb", "fWz3Vb");
    }
  }

  @Test
  void manyThreadsFindTheSame() throws IOException {
    Path policy = Files.writeString(folder.resolve("k8spark-policy.conf"), RULE);
    Compiler compiler = new Compiler(SourceFile.read(policy, "policy.conf"));
    SourceFile job = new SourceFile("job.conf", folder.resolve("job.conf"), JOB);

    assertThat(
            IntStream.range(0, 24)
                .parallel()
                .mapToObj(
                    i -> ids(compiler.compile(job, CompileOptions.NONE).diagnostics()).toList())
                .distinct())
        .hasSize(1);
  }

  @Test
  void nothingOfCelOrOfProvenanceIsLoadedWithoutARule() throws IOException, InterruptedException {
    Path job = Files.writeString(folder.resolve("job.conf"), JOB);
    Path policy = folder.resolve("k8spark-policy.conf");

    Files.writeString(policy, "root = true\ncluster.apiServer = ports-only\n");
    assertThat(classesLoadedBy(job)).isEmpty();
    Files.writeString(policy, "root = true\ncluster.apiServer = ports-only\n" + RULE);
    assertThat(classesLoadedBy(job)).isNotEmpty();
  }

  private List<String> classesLoadedBy(Path job) throws IOException, InterruptedException {
    Path log = folder.resolve("classes.log");
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.k8spark.cli.Main",
                "compile",
                job.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.txt").toFile())
            .start();
    assertThat(java.waitFor(2, TimeUnit.MINUTES)).isTrue();
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.matches(LAZY)).toList();
    }
  }

  private List<Diagnostic> found(String policy, String job) throws IOException {
    return found("root = true\ncluster.apiServer = ports-only\n" + policy, job, folder);
  }

  private List<Diagnostic> found(String outer, String job, Path at) throws IOException {
    Files.writeString(folder.resolve("k8spark-policy.conf"), outer);
    SourceFile source = new SourceFile("job.conf", at.resolve("job.conf"), job);
    return new Compiler(null, LocalDate.of(2026, 11, 23))
        .compile(source, CompileOptions.NONE)
        .diagnostics();
  }

  private static Stream<String> ids(List<Diagnostic> found) {
    return found.stream().map(Diagnostic::id);
  }

  private static Diagnostic one(List<Diagnostic> found, String id) {
    @Nullable Diagnostic first =
        found.stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
    assertThat(first).as(found.toString()).isNotNull();
    return Objects.requireNonNull(first);
  }
}
