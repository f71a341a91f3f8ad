package dev.k8spark.rehearsal.agent;

import static dev.k8spark.rehearsal.agent.ShellJob.edit;
import static dev.k8spark.rehearsal.agent.ShellJob.job;
import static dev.k8spark.rehearsal.agent.ShellJob.main;
import static dev.k8spark.rehearsal.agent.ShellJob.sidecar;
import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.rehearsal.agent.controller.JobOutcome;
import dev.k8spark.rehearsal.agent.kubelet.PodRecord;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicy;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyOnExitCodesRequirement;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRuleBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobEndTest {
  private static final String STAYS =
      "trap 'echo ends; sleep 0.3; echo ended; exit 143' TERM; echo up; while :; do sleep 0.1; done";
  private static final String IGNORES = "trap 'echo no' TERM; echo up; while :; do sleep 0.1; done";

  @TempDir private Path temporary;
  private ShellJob shell = new ShellJob(Path.of(""));

  @BeforeEach
  void folder() {
    shell = new ShellJob(temporary.resolve("run"));
  }

  @Test
  void aJobPastItsDeadlineEndsItsPodWithASignalAndKeepsItsMessage() throws Exception {
    Job job = edit(job(List.of(), main(STAYS)), spec -> spec.withActiveDeadlineSeconds(1L));

    JobOutcome outcome = shell.run(job);

    assertThat(outcome.reason()).isEqualTo("DeadlineExceeded");
    assertThat(shell.lines()).containsExactly("up", "ends", "ended");
    PodRecord.ContainerEnd end = Objects.requireNonNull(shell.records().getFirst().end());
    assertThat(end.exitCode()).isEqualTo(143);
    assertThat(end.message()).isEqualTo("up\nends\nended\n");
  }

  @Test
  void aContainerThatDoesNotEndIsKilledWhenItsTimeOfGraceIsOver() throws Exception {
    Job job = edit(job(List.of(), main(IGNORES)), spec -> spec.withActiveDeadlineSeconds(1L));
    job.getSpec().getTemplate().getSpec().setTerminationGracePeriodSeconds(1L);

    shell.run(job);

    PodRecord.ContainerEnd end = Objects.requireNonNull(shell.records().getFirst().end());
    assertThat(end.exitCode()).isEqualTo(137);
    assertThat(end.message()).isEqualTo("up\nno\n");
  }

  @Test
  void sidecarsOfADeletedPodHaveWhatIsLeftOfItsTime() throws Exception {
    Job job =
        edit(
            job(List.of(sidecar("one", IGNORES)), main(IGNORES)),
            spec -> spec.withActiveDeadlineSeconds(1L));
    job.getSpec().getTemplate().getSpec().setTerminationGracePeriodSeconds(1L);
    Instant start = Instant.now();

    JobOutcome outcome = shell.run(job);

    assertThat(outcome.reason()).isEqualTo("DeadlineExceeded");
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void noPodFollowsOnceTheJobIsStopped() throws Exception {
    Job job = edit(job(List.of(), main(STAYS)), spec -> spec.withBackoffLimit(3));

    JobOutcome outcome = shell.onLine(SingleNodeCluster::stop).run(job);

    assertThat(outcome).isEqualTo(JobOutcome.STOPPED);
    assertThat(shell.records()).hasSize(1);
    assertThat(shell.lines()).containsExactly("up", "ends", "ended");
  }

  @Test
  void aPodWhoseFailureIsIgnoredIsReplacedAtOnceAndNotCounted() throws Exception {
    String script = "test -e ../../../../second && exit 0; touch ../../../../second; exit 42";
    Job job =
        edit(job(List.of(), main(script)), spec -> spec.withPodFailurePolicy(onCode(42, "Ignore")));
    Instant start = Instant.now();

    JobOutcome outcome = shell.run(job);

    assertThat(outcome).isEqualTo(JobOutcome.COMPLETE);
    assertThat(shell.records()).hasSize(2);
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void aCodeThatFailsTheJobSaysWhichRule() throws Exception {
    Job job =
        edit(
            job(List.of(), main("exit 81")),
            spec -> spec.withBackoffLimit(3).withPodFailurePolicy(onCode(81, "FailJob")));

    JobOutcome outcome = shell.run(job);

    assertThat(outcome.reason()).isEqualTo("PodFailurePolicy");
    assertThat(outcome.message())
        .matches(
            "Container main for pod jobs/work-\\w{5} failed with exit code 81 matching FailJob"
                + " rule at index 0");
    assertThat(shell.records()).hasSize(1);
  }

  @Test
  void aJobThatItsClusterWouldDeleteIsSaid() throws Exception {
    shell.run(edit(job(List.of(), main("exit 0")), spec -> spec.withTtlSecondsAfterFinished(3600)));

    assertThat(shell.differences())
        .containsExactly(
            "a cluster deletes the Job with its pods and their logs 3600 s after its end; here"
                + " they go at once");
  }

  private static PodFailurePolicy onCode(int code, String action) {
    return new PodFailurePolicyBuilder()
        .withRules(
            new PodFailurePolicyRuleBuilder()
                .withAction(action)
                .withOnExitCodes(
                    new PodFailurePolicyOnExitCodesRequirement("main", "In", List.of(code)))
                .build())
        .build();
  }
}
