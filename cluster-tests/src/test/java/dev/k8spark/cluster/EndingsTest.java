package dev.k8spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * However a job ends, its exit code says how and its pod why; and a rehearsal of the same job on
 * this machine says the same.
 */
@ClusterTest
class EndingsTest {
  private static final int USER_CODE_THREW = 1;
  private static final int USERS_OWN = 7;
  private static final int WRONG_SPARK = 82;
  private static final int MAIN_NOT_FOUND = 83;
  private static final int TERMINATED = 143;

  /** Java's own, when its argument file is not there. */
  private static final int JAVA_DID_NOT_START = 1;

  private static final int MILLICORES = 200;

  @AutoClose private final TestNamespace namespace = TestNamespace.create("ending");

  @TempDir private Path folder;

  @Test
  void aProgramThatEndsWellIsComplete() throws Exception {
    expect("python-exit-0.conf", 0, "k8spark: end");
  }

  @Test
  void aWrongMainClassIsNamedInThePod() throws Exception {
    expect("wrong-class.conf", MAIN_NOT_FOUND, "dev.k8spark.samples.Missing");
  }

  @Test
  void anExceptionInPythonIsShownInThePod() throws Exception {
    expect("python-exception.conf", USER_CODE_THREW, "ValueError: this program fails on purpose");
  }

  @Test
  void anExitCodeOfTheUserIsTheJobsExitCode() throws Exception {
    expect("python-exit-7.conf", USERS_OWN, "exit code 7");
  }

  @Test
  void aProgramThatHangsEndsAtItsTimeout() throws Exception {
    Ending cluster = onCluster("python-timeout.conf", TERMINATED, "");

    assertThat(rehearsed("python-timeout.conf").withoutTimes()).isEqualTo(cluster.withoutTimes());
  }

  /** The rehearsal finds Spark of the line by itself, and is then told that the image has it. */
  @Test
  void anotherLineOfSparkInTheImageIsNamedInThePod() throws Exception {
    Ending cluster = onCluster("wrong-line.conf", WRONG_SPARK, "compiled for Spark 4.2");
    Command right = rehearse("python-exit-0.conf", report("right-line"));
    String spark =
        right
            .err()
            .lines()
            .filter(line -> line.startsWith("/opt/spark -> "))
            .map(line -> line.replace(" -> ", "="))
            .findFirst()
            .orElseThrow(() -> new AssertionError(right));

    assertThat(rehearsed("wrong-line.conf", "--map", spark)).isEqualTo(cluster);
  }

  @Test
  @Needs(Setting.K8SPARK_TEST_BARE_IMAGE)
  void anImageWithoutTheRuntimeIsVisibleInThePod() throws Exception {
    String image = "image=" + Setting.K8SPARK_TEST_BARE_IMAGE.orFail();
    Ending cluster =
        onCluster("bare-image.conf", JAVA_DID_NOT_START, "/opt/k8spark/driver.args", "-P", image);
    Path empty = Files.createDirectories(folder.resolve("empty"));

    assertThat(rehearsed("bare-image.conf", "-P", image, "--map", "/opt/k8spark=" + empty))
        .isEqualTo(cluster);
  }

  private void expect(String file, int exitCode, String cause) throws Exception {
    Ending cluster = onCluster(file, exitCode, cause);

    assertThat(rehearsed(file)).isEqualTo(cluster);
  }

  private Ending onCluster(String file, int exitCode, String cause, String... options) {
    try (Seats _ = Seats.take(MILLICORES)) {
      String manifests = K8spark.compile(namespace, file, options);
      AppliedJob job = AppliedJob.apply(namespace.kubectl(), manifests);
      Ending ending = job.awaitEnding();

      assertThat(ending.exitCode()).as(job::evidence).isEqualTo(exitCode);
      assertThat(ending.message()).contains(cause);
      return ending;
    }
  }

  private Ending rehearsed(String file, String... options) throws Exception {
    Path report = report(file);
    Command run = rehearse(file, report, options);
    assertThat(report).as(run::toString).exists();
    Ending ending = Ending.of(Kubectl.JSON.readTree(Files.readString(report)));

    assertThat(run.exitCode()).as(run::toString).isEqualTo(ending.exitCode());
    return ending;
  }

  /** One after another: most often the cluster runs on the same machine. */
  private Command rehearse(String file, Path report, String... options) {
    synchronized (EndingsTest.class) {
      return K8spark.rehearse(namespace, file, report, options);
    }
  }

  private Path report(String name) {
    return folder.resolve(name + ".json");
  }
}
