package dev.k8spark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.cli.console.Console;
import dev.k8spark.lint.report.ReportSchemas;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code policy test} tells each case, what was expected, what was found, and what none tries. */
final class PolicyCommandTest {

  private static final String SAMPLES = "../samples/policy";

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void theSamplesCasesPassAndLeaveNoRuleUntried() {
    assertThat(run("policy", "test", SAMPLES)).isZero();

    assertThat(err()).isEmpty();
    assertThat(out()).contains("  pass  a report passes\n").endsWith("\n8 passed, 0 failed\n");
  }

  @Test
  void aFailedCaseTellsWhatWasExpectedAndWhatWasFound() throws IOException {
    String file =
        cases(
            """
            "no host network" { pod.spec.hostNetwork = true, fails = [no-host-path] }
            "a driver on spot nodes" { pod.spec.tolerations = [{ key = spot }], role = driver }
            "an executor on spot nodes" { pod.spec.tolerations = [{ key = spot }], role = executor }
            """);

    assertThat(run("policy", "test", "--policy", SAMPLES + "/k8spark-policy.conf", file))
        .isEqualTo(1);

    assertThat(out()).isEmpty();
    assertThat(err())
        .startsWith(
            """
            %s
              FAIL  no host network
                    expected  no-host-path
                    not found no-host-path
              FAIL  a driver on spot nodes
                    expected  no error
                    but found driver-not-on-spot
              pass  an executor on spot nodes
            1 passed, 2 failed
            note: no case makes these fail: IMAGE_NOT_ALLOWED, NAMESPACE_NOT_ALLOWED, TIMEOUT_MISSING, accounts-without-token, driver-not-on-spot, few-executors, no-host-path
            """
                .formatted(file))
        .contains("error[driver-not-on-spot]: a driver must not tolerate spot nodes");
  }

  @Test
  void aCaseThatIsNoneIsAMistakeInItsFile() throws IOException {
    String file =
        cases(
            """
            nothing {}
            two { job.name = x, object.kind = Role }
            stray { object { kind = ServiceAccount, metadata.name = x-driver }, role = driver }
            slip { pod.spec.hostNetwork = false, fials = [] }
            code { pod.spec.hostNetwork = false, fails = [no-host-pat] }
            job { pod.spec.hostNetwork = false, fails = [CONF_NOT_ALLOWED] }
            kind { object.kind = Secret }
            field { pod.spec.hostNetwrk = true }
            file { file = nowhere.conf }
            """);

    assertThat(run("policy", "test", "--policy", SAMPLES + "/k8spark-policy.conf", file))
        .isEqualTo(1);

    assertThat(err())
        .contains("the case `nothing` tries nothing")
        .contains("the case `two` tries two things")
        .contains("`role` has no meaning beside `object`")
        .contains("unknown key `fials` in `cases.slip`")
        .contains("there is no finding `no-host-pat`")
        .contains("no admission policy gives `CONF_NOT_ALLOWED`", "x.policy-test.conf:7:46")
        .contains("no job becomes a `Secret`")
        .contains("Kubernetes has no field `hostNetwrk` there")
        .contains("`nowhere.conf` cannot be read");
  }

  @Test
  void programsAreToldOfEachCaseAndOfWhatIsWrongInItsFile() throws Exception {
    String file =
        cases(
            """
            "größe 🚀 <&>" { pod.spec.hostNetwork = true }
            "no host network" { pod.spec.hostNetwork = true, fails = [no-host-path] }
            nothing {}
            """);
    String[] command = {"policy", "test", "--policy", SAMPLES + "/k8spark-policy.conf", file};

    assertThat(run(append(command, "--format", "json"))).isEqualTo(1);
    List<JsonNode> lines = out().lines().map(line -> new JsonMapper().readTree(line)).toList();
    assertThat(err()).isEmpty();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0).path("case").asString()).isEqualTo("größe 🚀 <&>");
    assertThat(lines.get(0).path("passed").asBoolean()).isTrue();
    assertThat(lines.get(1).path("missing").path(0).asString()).isEqualTo("no-host-path");
    assertThat(lines.get(1).path("line").asInt()).isEqualTo(3);
    assertThat(lines.get(2).path("code").asString()).isEqualTo("MISSING_KEY");
    assertThat(lines.get(3).path("failed").asInt()).isEqualTo(1);

    out.reset();
    assertThat(run(append(command, "--format=junit"))).isEqualTo(1);
    assertThat(out())
        .contains("tests=\"3\" failures=\"2\"")
        .contains("<testcase name=\"größe 🚀 &lt;&amp;&gt;\"")
        .contains("message=\"expected  no-host-path; not found no-host-path\"")
        .contains("<failure type=\"MISSING_KEY\"", "x.policy-test.conf:4:1: the case `nothing`");
    ReportSchemas.assertJunit(out());
  }

  @Test
  void objectsAreJudgedByWhatAdmissionHolds() throws IOException {
    Path policy = folder.resolve("other.conf");
    Files.writeString(
        policy,
        """
        owner = "ops@example.com"
        allow { images = ["registry.example.com/**"], volumes = [emptyDir] }
        limits { driver.memory = 2Gi, executor.memory = 4Gi, job.timeout = 1h }
        require.labels = [team]
        severity.VOLUME_NOT_ALLOWED = warning
        namespaces.analytics {}
        """);
    String pod =
        "pod { metadata { namespace = analytics, labels.team = a }, spec { containers = [{ name ="
            + " a, image = \"registry.example.com/%s:1\", resources.limits.memory = %s }]";
    String file =
        cases(
            """
            passes { %1$s } } }
            large { %2$s } }, role = executor }
            too-large { %2$s } }, role = driver, fails = [LIMIT_EXCEEDED] }
            warned { %1$s, volumes = [{ name = a, hostPath.path = / }] } }, fails = [VOLUME_NOT_ALLOWED] }
            foreign { pod.spec.containers = [{ name = a, image = "a:1" }], fails = [IMAGE_NOT_ALLOWED, LABEL_MISSING] }
            long {
              object {
                kind = Job
                metadata { namespace = analytics, labels.team = a }
                spec { activeDeadlineSeconds = 7200, template.metadata.labels.team = a, template.spec {} }
              }
              fails = [LIMIT_EXCEEDED]
            }
            """
                .formatted(pod.formatted("a", "1Gi"), pod.formatted("a", "3Gi")));

    assertThat(run("policy", "test", "--policy", policy.toString(), file)).as(err()).isZero();

    assertThat(out()).contains("6 passed, 0 failed");
  }

  @Test
  void aFolderWithoutCasesIsNoPass() {
    assertThat(run("policy", "test", folder.toString())).isEqualTo(2);
    assertThat(err()).contains("no file *.policy-test.conf is in");
    assertThat(run("policy", "test", "no-such-file")).isEqualTo(2);
    assertThat(run("policy", "tset")).isEqualTo(2);
  }

  @Test
  void yamlSaysTheSame() throws IOException {
    Path file = folder.resolve("x.policy-test.yaml");
    Files.writeString(
        file,
        """
        cases:
          no host path:
            pod:
              metadata: {namespace: analytics}
              spec: {volumes: [{name: root, hostPath: {path: /}}]}
            fails: [no-host-path]
        """);

    assertThat(run("policy", "test", "--policy", SAMPLES + "/k8spark-policy.conf", file.toString()))
        .as(err())
        .isZero();
  }

  private String cases(String text) throws IOException {
    Path file = folder.resolve("x.policy-test.conf");
    return Files.writeString(file, "cases {\n" + text + "}\n").toString();
  }

  private static String[] append(String[] command, String... more) {
    return Stream.of(command, more).flatMap(Stream::of).toArray(String[]::new);
  }

  private int run(String... arguments) {
    Console console = new Console(InputStream.nullInputStream(), out, err, false, Map.of());
    return new Cli(console).execute(arguments);
  }

  private String out() {
    return out.toString(UTF_8);
  }

  private String err() {
    return err.toString(UTF_8);
  }
}
