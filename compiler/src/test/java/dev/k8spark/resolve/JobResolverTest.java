package dev.k8spark.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.k8spark.Compiler;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.emit.JobManifests;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.job.InstanceCount;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SparkJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.policy.ApiServer;
import dev.k8spark.read.JobReader;
import dev.k8spark.source.Node;
import dev.k8spark.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobResolverTest {

  private static final String JOB =
      """
      name = orders
      namespace = analytics
      image = "registry.example.com/orders:1"
      sparkVersion = 4.3
      main.python = "local:///app/orders.py"
      """;

  @TempDir Path project;

  @BeforeEach
  void isAProject() throws IOException {
    Files.createDirectory(project.resolve(".git"));
    write("k8spark-policy.conf", "root = true, cluster.apiServer = ports-only");
  }

  @Test
  void fileLiesOverExtendedFilesAndThoseOverPolicyAndDefaults() throws IOException {
    write("k8spark-policy.conf", "root = true, defaults { executor { cores = 5, instances = 5 } }");
    write("low.conf", "executor { cores = 6, instances = 6, memory = 6g }");
    write("high.conf", "executor { instances = 7, memory = 7g }");
    ResolvedJob job =
        resolved(
            JOB + "extends = [low.conf, high.conf]\nexecutor.memory = 8g", CompileOptions.NONE);
    assertThat(job.job().executor().cores()).isEqualTo(6);
    assertThat(job.job().executor().instances()).isEqualTo(new InstanceCount.Fixed(7));
    assertThat(job.job().executor().memory().mebibytes()).isEqualTo(8 * 1024);
    assertThat(chain(job.find("executor", "memory"))).containsExactly("8g", "7g", "6g", "1g");
    assertThat(chain(job.find("executor", "cores"))).containsExactly("6", "5", "1");
  }

  @Test
  void extendedFilesMayExtendAndPathsAreRelativeToTheFile() throws IOException {
    write("teams/team.conf", "extends = [../company.conf], labels.team = orders");
    write("company.conf", "labels.company = example");
    ResolvedJob job = resolved(JOB + "extends = [teams/team.conf]", CompileOptions.NONE);
    assertThat(job.job().labels())
        .containsExactlyInAnyOrderEntriesOf(Map.of("team", "orders", "company", "example"));
  }

  @Test
  void listsReplaceAndNullRemoves() throws IOException {
    write("team.conf", "imagePullSecrets = [a, b], timeout = 4h, labels { x = 1, y = 2 }");
    ResolvedJob job =
        resolved(
            JOB + "extends = [team.conf], imagePullSecrets = [c], timeout = null, labels.x = null",
            CompileOptions.NONE);
    assertThat(job.job().imagePullSecrets()).containsExactly("c");
    assertThat(job.job().timeout()).isNull();
    assertThat(job.job().labels()).containsOnlyKeys("y");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "imagePullPolicy",
        "imagePullSecrets",
        "driver",
        "executor",
        "conf",
        "env",
        "secrets",
        "labels",
        "annotations",
        "main.args",
        "driver.cores",
        "driver.memory",
        "driver.memoryOverheadFactor",
        "executor.instances",
        "executor.cores",
        "executor.memory",
        "executor.memoryOverheadFactor",
        "extends",
        "params",
        "environments",
        "serviceAccount",
        "retries",
        "timeout",
        "ttlAfterFinished",
        "driver.cpu",
        "executor.podTemplate"
      })
  void nullLeavesTheShippedDefault(String key) throws IOException {
    SparkJob plain = resolved(JOB, CompileOptions.NONE).job();
    assertThat(resolved(JOB + key + " = null", CompileOptions.NONE).job()).isEqualTo(plain);
    write("k8spark-policy.conf", "root = true, defaults { driver.cores = 9 }");
    ResolvedJob again = resolved(JOB + "driver.cores = null", CompileOptions.NONE);
    assertThat(again.job().driver().cores()).isEqualTo(plain.driver().cores());
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "namespace", "image", "sparkVersion", "main"})
  void nullOfWhatIsRequiredIsAMissingKey(String key) throws IOException {
    assertThat(
            errors(
                compile(
                    JOB.replaceFirst("(?m)^" + key + ".*$", key + " = null"), CompileOptions.NONE)))
        .extracting(Diagnostic::code)
        .containsExactly(Code.MISSING_KEY);
  }

  @Test
  void defaultOfAParameterMayRefer() throws IOException {
    ResolvedJob job =
        resolved(
            JOB + "params { a = ${params.b}, b = ${name} }\nenv.A = ${params.a}",
            CompileOptions.NONE);
    assertThat(job.job().env()).containsEntry("A", "orders");
    Outcome<Bundle> ring =
        compile(
            JOB + "params { a = ${params.b}, b = ${params.a} }\nenv.A = ${params.a}",
            CompileOptions.NONE);
    assertThat(errors(ring)).extracting(Diagnostic::code).contains(Code.UNKNOWN_REFERENCE);
  }

  @Test
  void linkOutOfTheProjectIsNotFollowed(@TempDir Path outside) throws IOException {
    Files.writeString(outside.resolve("secret.conf"), "labels.x = y");
    Files.createSymbolicLink(project.resolve("link.conf"), outside.resolve("secret.conf"));
    Outcome<Bundle> outcome = compile(JOB + "extends = [link.conf]", CompileOptions.NONE);
    assertThat(errors(outcome))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.code()).isEqualTo(Code.CANNOT_EXTEND);
              assertThat(found.message()).contains("outside the project folder");
            });
  }

  @Test
  void environmentLiesOverTheFileAndParametersFillReferences() throws IOException {
    String text =
        JOB
            + """
            params { day = "2026-11-22", size { type = integer, default = 4 } }
            main.args = ["${params.day}", "${namespace}-${name}", "$${plain}"]
            executor.instances = ${params.size}
            environments { dev { namespace = orders-dev } }
            """;
    CompileOptions choices = new CompileOptions("dev", new TreeMap<>(Map.of("size", "9")), null);
    ResolvedJob job = resolved(text, choices);
    assertThat(job.job().main().args())
        .containsExactly("2026-11-22", "orders-dev-orders", "${plain}");
    assertThat(job.job().executor().instances()).isEqualTo(new InstanceCount.Fixed(9));
  }

  @Test
  void numberAndBoundsOfExecutorsReplaceEachOther() throws IOException {
    String text =
        JOB
            + """
            executor.instances { min = 2, max = 20 }
            environments {
              dev { executor.instances = 3 }
              prod { executor.instances { max = 40, initial = 8 } }
            }
            """;
    assertThat(instances(text, "dev")).isEqualTo(new InstanceCount.Fixed(3));
    assertThat(instances(text, "prod")).isEqualTo(new InstanceCount.Between(2, 40, 8));
    String fixed = text.replace("{ min = 2, max = 20 }", "= 5");
    assertThat(errors(compile(fixed, environment("prod"))))
        .extracting(Diagnostic::code)
        .containsExactly(Code.MISSING_KEY);
  }

  @Test
  void aMisspelledKeyIsNotMissingToo() throws IOException {
    Outcome<Bundle> outcome = compile(JOB.replaceFirst("name =", "nmae ="), CompileOptions.NONE);

    assertThat(outcome.diagnostics())
        .filteredOn(Diagnostic::isError)
        .extracting(Diagnostic::message)
        .containsExactly("unknown key `nmae`");
  }

  @Test
  void keysThatTheReadmeCallsPlannedAreSaidToBe() throws IOException {
    String readme = Files.readString(Path.of("../README.md"));
    String planned = readme.substring(readme.indexOf("\nKeys: "), readme.indexOf("Commands: "));
    List<String> keys =
        Pattern.compile("`([a-z]+)`").matcher(planned).results().map(m -> m.group(1)).toList();
    assertThat(keys).contains("schedule", "concurrency");
    for (String key : keys) {
      assertThat(compile(JOB + key + " { a = b }\n", CompileOptions.NONE).diagnostics())
          .filteredOn(Diagnostic::isError)
          .extracting(Diagnostic::message, Diagnostic::help)
          .containsExactly(
              tuple(
                  "unknown key `" + key + "`",
                  "`" + key + "` is planned, and this version does not have it yet"));
    }
  }

  @Test
  void dollarsInQuotesArePlainRightBeforeAReferenceToo() throws IOException {
    String args =
        """
        main.args = [ "$"${name}, "cost: $$"${name}, "$""${name}", "$""{name}", "$${name}",
          "$$${name}", "$$$${name}", "$", "a$b", "$$" ]
        """;
    assertThat(resolved(JOB + args, CompileOptions.NONE).job().main().args())
        .containsExactly(
            "$orders",
            "cost: $$orders",
            "$orders",
            "${name}",
            "${name}",
            "$orders",
            "$${name}",
            "$",
            "a$b",
            "$$");
  }

  @Test
  void valueFromTheCommandLineIsNoReference() throws IOException {
    CompileOptions choices = new CompileOptions(null, new TreeMap<>(Map.of("x", "${name}")), null);
    ResolvedJob job = resolved(JOB + "params.x = y\nmain.args = [${params.x}]", choices);
    assertThat(job.job().main().args()).containsExactly("${name}");
  }

  @Test
  void replacedReferenceIsHeldAgainstTheSchema() throws IOException {
    Outcome<Bundle> outcome =
        compile(JOB + "params.n = many\nexecutor.instances = ${params.n}", CompileOptions.NONE);
    assertThat(errors(outcome)).extracting(Diagnostic::code).containsExactly(Code.WRONG_TYPE);
  }

  @Test
  void referencesThatDoubleDoNotGrowWithoutBound() throws IOException {
    StringBuilder text = new StringBuilder(JOB + "env {\n  A0 = \"0123456789\"\n");
    for (int i = 1; i < 60; i++) {
      text.append("  A%d = \"${env.A%d}${env.A%d}\"\n".formatted(i, i - 1, i - 1));
    }
    Outcome<Bundle> outcome = compile(text + "}", CompileOptions.NONE);
    assertThat(errors(outcome))
        .filteredOn(found -> found.code() == Code.UNKNOWN_REFERENCE)
        .singleElement()
        .satisfies(found -> assertThat(found.message()).contains("grows beyond"));
  }

  @Test
  void sameWordsInAnotherOrderAreTheSameJob() throws IOException {
    String identity =
        resolved(JOB + "driver { cores = 1, memory = 2g }", CompileOptions.NONE).identity();
    assertThat(
            resolved("driver { memory = 2g, cores = 1 }\n" + JOB, CompileOptions.NONE).identity())
        .isEqualTo(identity);
    assertThat(resolved(JOB + "driver { cores = 1, memory = 3g }", CompileOptions.NONE).identity())
        .isNotEqualTo(identity);
  }

  @Test
  void runIdStartsTheSameJobAgain() throws IOException {
    CompileOptions again = new CompileOptions(null, new TreeMap<>(), "again");
    assertThat(resolved(JOB, again).identity())
        .isNotEqualTo(resolved(JOB, CompileOptions.NONE).identity());
  }

  @Test
  void shippedDefaultsAreNoPartOfAJobsIdentity() throws IOException {
    ResolvedJob job = resolved(JOB, CompileOptions.NONE);
    assertThat(JobIdentity.compute(tree(JOB), List.of(), List.of(), null))
        .isEqualTo(job.identity());
  }

  @Test
  void nearestPolicyGivesFactsAndTheSearchEndsAtTheRoot() throws IOException {
    write("k8spark-policy.conf", "root = true, cluster.apiServer = [\"10.0.0.1:6443\"]");
    write("jobs/k8spark-policy.yaml", "cluster: {kubernetes: \"1.35\"}");
    write("jobs/orders.conf", JOB);
    ResolvedJob job =
        Objects.requireNonNull(compileFile("jobs/orders.conf", CompileOptions.NONE).value())
            .source();
    assertThat(job.policy().cluster().kubernetes()).isEqualTo("1.35");
    assertThat(job.policy().cluster().apiServer())
        .isEqualTo(new ApiServer.Endpoints(List.of(new ApiServer.Endpoint("10.0.0.1", 6443))));
    assertThat(job.policy().documents())
        .extracting(document -> document.source().name())
        .containsExactly("jobs/k8spark-policy.yaml", "k8spark-policy.conf");
  }

  @Test
  void policiesThatCannotBeReadAreReportedAndNothingElse() throws IOException {
    write("k8spark-policy.conf", "root = [");
    write("k8spark-policy.json", "{");
    Files.write(project.resolve("k8spark-policy.yaml"), new byte[] {(byte) 0xff});
    assertThat(errors(compile(JOB, CompileOptions.NONE)))
        .extracting(Diagnostic::code)
        .containsOnly(Code.SYNTAX, Code.POLICY_UNREADABLE);
  }

  @Test
  void withoutAPolicyThereIsANote(@TempDir Path bare) throws IOException {
    Files.writeString(bare.resolve("job.conf"), JOB);
    SourceFile file = SourceFile.read(bare.resolve("job.conf"), "job.conf");
    assertThat(new Compiler(null).compile(file, CompileOptions.NONE).diagnostics())
        .extracting(Diagnostic::code)
        .contains(Code.POLICY_MISSING);
  }

  private InstanceCount instances(String text, String environment) throws IOException {
    return resolved(text, environment(environment)).job().executor().instances();
  }

  private static CompileOptions environment(String name) {
    return new CompileOptions(name, new TreeMap<>(), null);
  }

  private static List<String> chain(@Nullable Node node) {
    List<String> texts = new ArrayList<>();
    for (Node at = node; at instanceof Node.Text text; at = text.overridden()) {
      texts.add(text.value());
    }
    return texts;
  }

  /** The tree of a text with just the user's words. */
  private static Node.Mapping tree(String text) {
    SourceFile file = new SourceFile("orders.conf", null, text);
    return Objects.requireNonNull(JobReader.read(file, path -> false).value()).root();
  }

  private void write(String name, String text) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private ResolvedJob resolved(String text, CompileOptions choices) throws IOException {
    Outcome<Bundle> outcome = compile(text, choices);
    assertThat(errors(outcome)).isEmpty();
    return Objects.requireNonNull(outcome.value()).source();
  }

  private Outcome<Bundle> compile(String text, CompileOptions choices) throws IOException {
    write("orders.conf", text);
    return compileFile("orders.conf", choices);
  }

  private Outcome<Bundle> compileFile(String name, CompileOptions choices) throws IOException {
    return new Compiler(null)
        .compile(SourceFile.read(project.resolve(name), name), choices)
        .map(JobManifests::bundle);
  }

  private static List<Diagnostic> errors(Outcome<Bundle> outcome) {
    return outcome.diagnostics().stream().filter(Diagnostic::isError).toList();
  }
}
