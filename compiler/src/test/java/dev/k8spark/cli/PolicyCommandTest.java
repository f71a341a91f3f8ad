package dev.k8spark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        .contains("no job becomes a `Secret`")
        .contains("Kubernetes has no field `hostNetwrk` there")
        .contains("`nowhere.conf` cannot be read");
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

  private int run(String... arguments) {
    Console console = new Console(InputStream.nullInputStream(), out, err, false, Map.of());
    return new Cli(console, ShippedCompiler::new).execute(arguments);
  }

  private String out() {
    return out.toString(UTF_8);
  }

  private String err() {
    return err.toString(UTF_8);
  }
}
