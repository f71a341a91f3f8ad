package dev.k8spark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.cli.console.Console;
import dev.k8spark.testsupport.Golden;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code compile} of a policy: what enforces it in the cluster, and what cannot be enforced there.
 */
class CompilePolicyTest {

  private static final String POLICY = "../samples/platform/k8spark-policy.conf";
  private static final String EQUIVALENT = "../samples/equivalent/platform/k8spark-policy.yaml";
  private static final String JOB = "../samples/pi-python.conf";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(strings = {"analytics", "analytics-dev"})
  void aNamespaceBecomesItsGolden(String namespace) {
    assertThat(compile(POLICY, "-n", namespace)).isZero();
    Golden.verify(
        "platform/" + namespace + ".yaml", text().replaceFirst("k8spark [^ ]+", "k8spark VERSION"));
  }

  @Test
  void whatTheClusterCannotHoldIsNoted() {
    assertThat(compile("../samples/invalid/not-enforced/k8spark-policy.conf")).isZero();
    Golden.verify("invalid/not-enforced.txt", err.toString(UTF_8).replace("../samples", "samples"));
  }

  @Test
  void listsOfWhatNoJobCanNameAreSaidToHoldNothing() {
    assertThat(compile("../samples/invalid/no-key-yet/k8spark-policy.conf")).isZero();
    Golden.verify("invalid/no-key-yet.txt", err.toString(UTF_8).replace("../samples", "samples"));
  }

  @Test
  void notationMakesNoDifference() {
    assertThat(compile(POLICY)).isZero();
    String hocon = body();
    out.reset();
    assertThat(compile(EQUIVALENT)).isZero();
    assertThat(body()).isEqualTo(hocon);
  }

  @Test
  void oneFileANamespaceOrOneHalfOfIt(@TempDir Path folder) {
    assertThat(compile(POLICY, "-o", folder.toString())).isZero();
    assertThat(compile(POLICY, "-o", folder.toString(), "--only", "admission")).isZero();
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder(
            "analytics.yaml",
            "analytics-dev.yaml",
            "analytics.admission.yaml",
            "analytics-dev.admission.yaml");
    assertThat(compile(POLICY, "--only", "access")).isZero();
    assertThat(text()).contains("kind: Namespace").doesNotContain("kind: ValidatingAdmission");
  }

  @Test
  void theBothHalvesAreTheWhole() {
    assertThat(compile(POLICY, "-n", "analytics")).isZero();
    String whole = body();
    out.reset();
    assertThat(compile(POLICY, "-n", "analytics", "--only", "access")).isZero();
    String access = body();
    out.reset();
    assertThat(compile(POLICY, "-n", "analytics", "--only", "admission")).isZero();
    assertThat(access + body()).isEqualTo(whole);
  }

  @Test
  void aPolicyBelowWidensNothingOfANamespace(@TempDir Path folder) throws IOException {
    Path inner = Files.createDirectories(folder.resolve("team"));
    write(folder, "root = true", "restricted", "pods = 10, limits.cpu = 40", "64Mi", "4Gi");
    write(inner, "", "privileged", "pods = 20, limits.cpu = 4000m", "32Mi", "8192Mi");
    String policy = inner.resolve("k8spark-policy.conf").toString();

    assertThat(compile(policy)).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .contains("error[POLICY_WIDENS]: `podSecurity` is `restricted` by a policy above")
        .contains("error[POLICY_WIDENS]: `pods` may be at most 10 by a policy above")
        .contains("error[POLICY_WIDENS]: `memory` may be at least 64Mi by a policy above")
        .contains("error[POLICY_WIDENS]: `memory` may be at most 4Gi by a policy above")
        .contains("4 errors");
  }

  @Test
  void aPolicyBelowLowersNoLevelThatNobodyNamed(@TempDir Path folder) throws IOException {
    Path inner = Files.createDirectories(folder.resolve("team"));
    Path policy = inner.resolve("k8spark-policy.conf");
    Files.writeString(
        folder.resolve("k8spark-policy.conf"),
        "root = true\nnamespaces.a.people.readers = [\"group:r\"]");
    Files.writeString(
        policy, "namespaces.a { podSecurity = baseline, people.readers = [\"group:x\"] }");

    assertThat(compile(policy.toString())).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .contains("error[POLICY_WIDENS]: `podSecurity` is `restricted` by a policy above")
        .contains("error[POLICY_WIDENS]: `group:x` is none of the `readers` of a policy above")
        .contains("2 errors");
  }

  @Test
  void ofSeveralPoliciesTheNarrowestBoundsLeave(@TempDir Path folder) throws IOException {
    Path inner = Files.createDirectories(folder.resolve("team"));
    write(folder, "root = true", "baseline", "pods = 10, limits.cpu = 40", "64Mi", "4Gi");
    write(inner, "", "restricted", "pods = 10, limits.cpu = 4000m", "64Mi", "2048Mi");

    assertThat(compile(inner.resolve("k8spark-policy.conf").toString())).isZero();
    assertThat(text())
        .contains("pod-security.kubernetes.io/enforce: restricted")
        .contains("    limits.cpu: 4000m\n    pods: \"10\"\n")
        .contains("    max:\n      memory: 2048Mi\n", "    min:\n      memory: 64Mi\n")
        .contains("  - default:\n      cpu: \"1\"\n");
  }

  private static void write(
      Path folder, String first, String level, String quota, String min, String max)
      throws IOException {
    Files.writeString(
        folder.resolve("k8spark-policy.conf"),
        """
        %s
        namespaces.a {
          podSecurity = %s
          quota { %s }
          limitRange { default.cpu = 1, min.memory = %s, max.memory = %s }
        }
        """
            .formatted(first, level, quota, min, max));
  }

  @Test
  void aNamespaceThatThePolicyLacksIsAnError() {
    assertThat(compile(POLICY, "-n", "payroll")).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .contains("error[NAMESPACE_NOT_ALLOWED]: the policy has no namespace `payroll`")
        .contains("`analytics`, `analytics-dev`");
    assertThat(text()).isEmpty();
  }

  @Test
  void aPolicyWithoutNamespacesHoldsInNone() {
    assertThat(compile("../samples/k8spark-policy.conf")).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("error[MISSING_KEY]: `namespaces` is missing");
  }

  @ParameterizedTest
  @CsvSource({
    "namespaces.a.quota { request.cpu = 4 }, `requests.cpu`",
    "namespaces.a.quota { pod = 4 }, `count/jobs.batch`",
    "namespaces.a.limitRange.max { requests.cpu = 4 }, `nvidia.com/gpu`",
    "namespaces.A-b.podSecurity = baseline, lower-case letters",
    "exceptions.my_job.TIMEOUT_MISSING.reason = none, lower-case letters",
    "rules.A.message = no, lower-case letters"
  })
  void aKeyThatCannotBeIsToldWithThoseThatCan(String policy, String help, @TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("k8spark-policy.conf"), "root = true\n" + policy);

    assertThat(compile(file.toString())).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .containsPattern("cannot be a key of .*(?s:.*)= help: .*" + help);
  }

  @Test
  void whatKubernetesCountsMayBeAQuota(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("k8spark-policy.conf"),
            """
            root = true
            namespaces.a.quota {
              cpu = 1, requests.memory = 1Gi, limits.ephemeral-storage = 1Gi, pods = 1
              requests.storage = 1Gi, count/jobs.batch = 1, requests.nvidia.com/gpu = 1
              gold.storageclass.storage.k8s.io/requests.storage = 1Gi, services.nodeports = 0
            }
            """);

    assertThat(compile(file.toString())).isZero();
  }

  @Test
  void aPolicyAmongJobsIsNoJob() {
    assertThat(compile(JOB, POLICY)).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("error[NOT_A_JOB]");
    assertThat(text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-n analytics", "--only admission"})
  void optionsOfPoliciesAreRefusedForJobs(String options) {
    assertThat(compile((JOB + " " + options).split(" ", -1))).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("are for policies");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-e dev", "-P a=b", "--run-id x", "--executor-pod", "--only run"})
  void optionsOfJobsAreRefusedForPolicies(String options) {
    assertThat(compile((POLICY + " " + options).split(" ", -1))).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("are for jobs");
  }

  private int compile(String... arguments) {
    List<String> all = new ArrayList<>(List.of("compile"));
    all.addAll(List.of(arguments));
    err.reset();
    Console console = new Console(new ByteArrayInputStream(new byte[0]), out, err, false, Map.of());
    return new Cli(console).execute(all.toArray(String[]::new));
  }

  private String text() {
    return out.toString(UTF_8);
  }

  /** Without the headers, which name the file. */
  private String body() {
    return text().replaceAll("(?m)^# Made by .*\n", "");
  }
}
