package dev.k8spark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.testsupport.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The policy that must apply applied, and what it does not want checked is counted. */
final class PolicyGateTest {

  private static final String JOB =
      """
      name = a
      namespace = n
      image = "registry.example.com/a@sha256:%s"
      sparkVersion = "4.3"
      main.python = "local:///a.py"
      """
          .formatted("a".repeat(64));

  private static final String POLICY =
      "root = true\ncluster.apiServer = [\"10.0.0.1:6443\"]\nexclude = [old, \"b/*.conf\"]\n";

  @TempDir private Path folder;

  private CommandRun run = new CommandRun(0, "", "");

  @BeforeEach
  void writeAPolicyAndAJob() throws IOException {
    write("k8spark-policy.conf", POLICY);
    write("team/job.conf", JOB);
  }

  @Test
  void theSampleIsExplained() {
    String folder = "../samples/invalid/policy-excludes";

    assertThat(run("check", folder, "--require-policy=../samples/k8spark-policy.conf"))
        .isEqualTo(1);
    Golden.verify(
        "invalid/policy-excludes.txt",
        run.out().replace("../samples", "samples").replaceFirst("as of .*;", "as of TODAY;"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "compile"})
  void thePolicyThatIsRequiredMustApply(String command) throws IOException {
    String job = folder + "/team/job.conf";
    String policy = folder + "/k8spark-policy.conf";
    String other = write("other.conf", POLICY).toString();

    assertThat(run(command, job, "--require-policy=" + policy)).isZero();
    assertThat(run(command, "--require-policy", job)).as("any policy").isZero();
    assertThat(run(command, job, "--require-policy=" + other)).isEqualTo(1);
    assertThat(run.out() + run.err())
        .contains("error[POLICY_MISSING]: the policy `" + other + "`, which is required,")
        .contains("does not apply: only `" + policy + "`");
    assertThat(run(command, job, "--policy", other, "--require-policy=" + policy)).isEqualTo(1);
    assertThat(run(command, job, "--policy", other, "--require-policy=" + other)).isZero();
    assertThat(run(command, job, "--require-policy=" + folder + "/gone.conf")).isEqualTo(2);
    assertThat(run.err()).contains("gone.conf`: there is no such file");
    assertThat(run(command, job, "--require-policy=")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "compile"})
  void aRootBelowDoesNotHideThePolicyThatIsRequired(String command) throws IOException {
    write("team/k8spark-policy.conf", "root = true\n");

    String policy = folder + "/k8spark-policy.conf";
    assertThat(run(command, folder + "/team/job.conf", "--require-policy=" + policy)).isEqualTo(1);
    assertThat(run.out() + run.err())
        .contains("error[POLICY_WIDENS]", "error[POLICY_MISSING]: the policy `" + policy);
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "compile"})
  void standardInputSaysWhichPolicyApplies(String command) {
    String name = folder + "/team/job.conf";

    assertThat(runWith(JOB, command, "-", "--stdin-filename", name)).isZero();
    assertThat(run.err())
        .contains("note: `%s/k8spark-policy.conf` applies to `%s`\n".formatted(folder, name));
    assertThat(runWith(JOB, command, "-", "--stdin-filename", "/x/job.conf")).isZero();
    assertThat(run.err()).contains("note: no policy applies to `/x/job.conf`\n");
    assertThat(runWith(JOB, command, "-", "--stdin-filename", "/x/job.conf", "--format", "json"))
        .isZero();
    assertThat(run.err()).contains("no policy applies to `/x/job.conf`");
    assertThat(run(command, name)).isZero();
    assertThat(run.err()).doesNotContain("note:");
  }

  @Test
  void whatAPolicyExcludesIsCounted() throws IOException {
    write("old/deep/job.conf", JOB + "excutor = 1\n");
    write("b/job.conf", JOB + "excutor = 1\n");
    String below = write("b/c/job.conf", JOB + "excutor = 1\n").toString();

    assertThat(run("check", folder.toString())).isEqualTo(1);
    assertThat(run.out())
        .contains(below + ":", "2 files not looked at, as a policy excludes them")
        .doesNotContain("old/deep", "b/job.conf");
    assertThat(run("fmt", "--check", folder.toString())).isZero();
    assertThat(run.err()).contains("2 of the files are not looked at, as a policy excludes them");
    assertThat(run("check", folder + "/b/job.conf")).as("a file by name").isEqualTo(1);
    assertThat(run("check", "--skip-others", folder + "/b/job.conf")).isZero();
    assertThat(run.out()).contains("1 file not looked at, as a policy excludes them");
    assertThat(run("check", "--require-jobs", folder + "/old")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../other", "/job", "[a", "{a", "a\\\\b", ""})
  void aPatternThatIsNoneIsAnErrorAndExcludesNothing(String pattern) throws IOException {
    write("k8spark-policy.conf", "exclude = [team, \"" + pattern + "\"]\n");

    assertThat(run("check", folder.toString())).isEqualTo(1);
    assertThat(run.out()).contains("error[WRONG_VALUE]", "checked 1 job and 1 policy");
  }

  @Test
  void aBrokenPolicyByNameIsAnError() throws IOException {
    String broken = write("broken.conf", "a {").toString();

    assertThat(run("check", folder + "/team/job.conf", "--policy", broken)).isEqualTo(1);
    assertThat(run.out()).contains("error[SYNTAX]");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void noPolicyExcludesItself() throws IOException {
    write("k8spark-policy.conf", "exclude = [\"**\"]\nlimits.job.timeout = never\n");

    assertThat(run("check", folder.toString())).isEqualTo(1);
    assertThat(run.out()).contains("checked 1 job and 1 policy");
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private int run(String... arguments) {
    return runWith("", arguments);
  }

  private int runWith(String in, String... arguments) {
    run = CommandRun.inPlace(in, arguments);
    return run.code();
  }
}
