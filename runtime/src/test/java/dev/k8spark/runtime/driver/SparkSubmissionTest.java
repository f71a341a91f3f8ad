package dev.k8spark.runtime.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.k8spark.runtime.contract.ContainerPaths;
import dev.k8spark.runtime.pod.StartupFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SparkSubmissionTest {
  private static final ContainerPaths PLACES = ContainerPaths.ofContainer();

  @Test
  void aJvmJobNamesItsClassFirst() {
    SparkSubmission submission =
        SparkSubmission.parse(
            List.of("--class", "app.Main", "local:///app/app.jar", "--class", "x"));
    assertThat(submission.mainClass()).contains("app.Main");
    assertThat(submission.file()).isEqualTo("local:///app/app.jar");
    assertThat(submission.arguments()).containsExactly("--class", "x");
    assertThat(submission.isPython()).isFalse();
  }

  @Test
  void aPythonJobHasItsFileFirst() {
    SparkSubmission submission = SparkSubmission.parse(List.of("local:///app/pi.py", "4"));
    assertThat(submission)
        .isEqualTo(new SparkSubmission(Optional.empty(), "local:///app/pi.py", List.of("4")));
    assertThat(submission.isPython()).isTrue();
  }

  @Test
  void theUsersArgumentsFollowEverythingOfOurs() {
    SparkSubmission submission =
        SparkSubmission.parse(List.of("--class", "A", "a.jar", "--conf", "b=c"));
    assertThat(submission.sparkSubmit(Map.of("spark.x", "y"), PLACES))
        .containsExactly(
            "--properties-file",
            "/etc/k8spark/spark.properties",
            "--conf",
            "spark.x=y",
            "--class",
            "A",
            "a.jar",
            "--conf",
            "b=c");
  }

  @Test
  void withoutAFileNothingIsStarted() {
    for (List<String> arguments : List.of(List.<String>of(), List.of("--class", "app.Main"))) {
      assertThatThrownBy(() -> SparkSubmission.parse(arguments)).isInstanceOf(StartupFailure.class);
    }
  }

  @Test
  void aLocalFileMustBeInTheImageAndAnyOtherIsLeftToSpark() {
    assertThatThrownBy(
            () -> SparkSubmission.parse(List.of("local:///nowhere/x.py")).requireFile(PLACES))
        .isInstanceOf(StartupFailure.class)
        .hasMessage("the main file local:///nowhere/x.py is not in the image");
    SparkSubmission.parse(List.of("s3a://bucket/x.py")).requireFile(PLACES);
  }
}
