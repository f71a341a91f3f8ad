package dev.k8spark.rehearsal.agent;

import static dev.k8spark.rehearsal.agent.ShellJob.IMAGE;
import static dev.k8spark.rehearsal.agent.ShellJob.OTHER_IMAGE;
import static dev.k8spark.rehearsal.agent.ShellJob.container;
import static dev.k8spark.rehearsal.agent.ShellJob.job;
import static dev.k8spark.rehearsal.agent.ShellJob.main;
import static dev.k8spark.rehearsal.agent.ShellJob.sidecar;
import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.rehearsal.agent.controller.JobOutcome;
import dev.k8spark.rehearsal.agent.kubelet.PodRecord;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PodLifeTest {
  @TempDir private Path temporary;
  private ShellJob shell = new ShellJob(Path.of(""));

  @BeforeEach
  void folder() {
    shell = new ShellJob(temporary.resolve("run"));
  }

  private static String stays(String name) {
    return "trap 'echo %1$s ends; exit 0' TERM; echo %1$s; while :; do sleep 0.1; done"
        .formatted(name);
  }

  @Test
  void initContainersRunOneAfterTheOtherBeforeTheMainOnes() throws Exception {
    JobOutcome outcome =
        shell.run(
            job(
                List.of(
                    container("first", IMAGE, "sleep 0.3; echo first"),
                    container("second", IMAGE, "echo second")),
                main("echo main")));

    assertThat(outcome.type()).isEqualTo("Complete");
    assertThat(shell.lines()).containsExactly("first", "second", "main");
    assertThat(shell.pod().getStatus().getInitContainerStatuses())
        .extracting(ContainerStatus::getName)
        .containsExactly("first", "second");
    assertThat(shell.pod().getStatus().getPhase()).isEqualTo("Succeeded");
  }

  @Test
  void anInitContainerThatFailsFailsThePodAndNothingFollowsIt() throws Exception {
    JobOutcome outcome =
        shell.run(
            job(
                List.of(
                    container("first", IMAGE, "echo no such table; exit 4"),
                    container("second", IMAGE, "echo second")),
                main("echo main")));

    assertThat(outcome.reason()).isEqualTo("BackoffLimitExceeded");
    assertThat(shell.lines()).containsExactly("no such table");
    assertThat(shell.exitCode("first")).isEqualTo(4);
    assertThat(shell.pod().getStatus().getPhase()).isEqualTo("Failed");
    PodRecord.ContainerEnd end = Objects.requireNonNull(shell.records().getFirst().end());
    assertThat(end.exitCode()).isEqualTo(4);
    assertThat(end.message())
        .isEqualTo("init container `first` ended with code 4: no such table\n");
  }

  @Test
  void sidecarsStartFirstAndEndLastInReverse() throws Exception {
    JobOutcome outcome =
        shell.run(
            job(
                List.of(
                    sidecar("one", stays("one")),
                    container("wait", IMAGE, "sleep 0.3"),
                    sidecar("two", stays("two")),
                    container("last", IMAGE, "sleep 0.3")),
                main("echo main")));

    assertThat(outcome.type()).isEqualTo("Complete");
    assertThat(shell.lines()).containsExactly("one", "two", "main", "two ends", "one ends");
    assertThat(shell.exitCode("one")).isZero();
  }

  @Test
  void aSidecarThatEndsIsStartedAgainAndItsEndDoesNotFailThePod() throws Exception {
    JobOutcome outcome =
        shell.run(
            job(
                List.of(
                    sidecar("one", "echo again; test -e tmp || { touch tmp; exit 9; }; sleep 9")),
                main(
                    "while ! test -e done; do sleep 0.1; test -e ../../one/work-dir/tmp && sleep 1 && touch done; done")));

    assertThat(outcome.type()).isEqualTo("Complete");
    assertThat(shell.lines()).containsExactly("again", "again");
    assertThat(shell.pod().getStatus().getInitContainerStatuses())
        .extracting(ContainerStatus::getRestartCount)
        .containsExactly(1);
  }

  @Test
  void mainContainersRunSideBySideAndOneThatFailsFailsThePod() throws Exception {
    JobOutcome outcome =
        shell.run(
            job(
                List.of(),
                container("spark-kubernetes-driver", IMAGE, "echo driver; sleep 0.5"),
                container("beside", IMAGE, "echo beside; exit 3")));

    assertThat(outcome.type()).isEqualTo("Failed");
    assertThat(shell.lines()).containsExactlyInAnyOrder("driver", "beside");
    assertThat(shell.exitCode("spark-kubernetes-driver")).isZero();
    assertThat(shell.exitCode("beside")).isEqualTo(3);
    assertThat(Objects.requireNonNull(shell.records().getFirst().end()).exitCode()).isZero();
  }

  @Test
  void theExitCodeIsThatOfTheDriverWhereverItStands() throws Exception {
    shell.run(
        job(
            List.of(),
            container("before", IMAGE, "exit 5"),
            container("spark-kubernetes-driver", IMAGE, "exit 7"),
            container("behind", IMAGE, "exit 0")));

    assertThat(Objects.requireNonNull(shell.records().getFirst().end()).exitCode()).isEqualTo(7);
    assertThat(shell.pod().getStatus().getContainerStatuses())
        .extracting(ContainerStatus::getName)
        .containsExactly("before", "spark-kubernetes-driver", "behind");
  }

  @Test
  void aContainerOfAnotherImageIsPassedOverAndSaid() throws Exception {
    Container sidecar =
        new ContainerBuilder(container("proxy", OTHER_IMAGE, "echo proxy"))
            .withRestartPolicy("Always")
            .build();
    JobOutcome outcome =
        shell.run(
            job(
                List.of(container("fetch", OTHER_IMAGE, "echo fetch"), sidecar),
                main("echo main"),
                container("logs", OTHER_IMAGE, "echo logs")));

    assertThat(outcome.type()).isEqualTo("Complete");
    assertThat(shell.lines()).containsExactly("main");
    assertThat(shell.differences())
        .containsExactlyInAnyOrder(
            "init container `fetch` is not run: its image `localhost/elsewhere:1` is not here",
            "sidecar `proxy` is not run: its image `localhost/elsewhere:1` is not here",
            "container `logs` is not run: its image `localhost/elsewhere:1` is not here");
  }

  @Test
  void aProgramThatIsNotHereFailsItsContainerAlone() throws Exception {
    Container absent =
        new ContainerBuilder(main("")).withName("absent").withCommand("no-such-program").build();

    JobOutcome outcome = shell.run(job(List.of(), main("echo main"), absent));

    assertThat(outcome.type()).isEqualTo("Failed");
    assertThat(shell.lines()).containsExactly("main");
    assertThat(shell.exitCode("absent")).isEqualTo(128);
    assertThat(shell.exitCode("main")).isZero();
  }

  @Test
  void whatAContainerLeftRunningEndsWithItsPod() throws Exception {
    shell.run(job(List.of(), main("setsid sleep 4321 >/dev/null 2>&1 & echo $!; exit 0")));

    assertThat(ProcessHandle.of(Long.parseLong(shell.lines().getFirst()))).isEmpty();
    assertThat(temporary.resolve("run")).doesNotExist();
  }
}
