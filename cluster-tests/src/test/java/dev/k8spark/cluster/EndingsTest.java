package dev.k8spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** However a job fails, its Job fails with the exit code for it, and the pod says why. */
@ClusterTest
class EndingsTest {
  private static final int USER_CODE_THREW = 1;
  private static final int USERS_OWN = 7;
  private static final int WRONG_SPARK = 82;
  private static final int MAIN_NOT_FOUND = 83;

  /** Java's own, when its argument file is not there. */
  private static final int JAVA_DID_NOT_START = 1;

  private static final int MILLICORES = 200;

  @AutoClose private final TestNamespace namespace = TestNamespace.create("ending");

  @Test
  void aWrongMainClassIsNamedInThePod() {
    expect("wrong-class.conf", MAIN_NOT_FOUND, "dev.k8spark.samples.Missing");
  }

  @Test
  void anExceptionInPythonIsShownInThePod() {
    expect("python-exception.conf", USER_CODE_THREW, "ValueError: this program fails on purpose");
  }

  @Test
  void anExitCodeOfTheUserIsTheJobsExitCode() {
    expect("python-exit-7.conf", USERS_OWN, "exit code 7");
  }

  @Test
  void anotherLineOfSparkInTheImageIsNamedInThePod() {
    expect("wrong-line.conf", WRONG_SPARK, "compiled for Spark 4.2");
  }

  @Test
  @Needs(Setting.K8SPARK_TEST_BARE_IMAGE)
  void anImageWithoutTheRuntimeIsVisibleInThePod() {
    String image = "image=" + Setting.K8SPARK_TEST_BARE_IMAGE.orFail();
    expect("bare-image.conf", JAVA_DID_NOT_START, "/opt/k8spark/driver.args", "-P", image);
  }

  private void expect(String file, int exitCode, String cause, String... options) {
    try (Seats _ = Seats.take(MILLICORES)) {
      String manifests = K8spark.compile(namespace, file, options);
      AppliedJob job = AppliedJob.apply(namespace.kubectl(), manifests);

      assertThat(job.awaitFailed()).as(job::evidence).isEqualTo(exitCode);
      assertThat(job.describe()).contains(cause);
    }
  }
}
