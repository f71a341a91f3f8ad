package dev.k8spark.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.cli.console.ProgressScreen;
import dev.k8spark.rehearsal.agent.kubelet.PodRecord;
import dev.k8spark.rehearsal.agent.kubelet.PodRecords;
import dev.k8spark.rehearsal.report.RunStep;
import dev.k8spark.rehearsal.view.RunView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What a person reads of a run, from what the pods do; no Spark runs here. */
final class ProgressObserverTest {
  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
  private static final PodRecord DRIVER = PodRecords.driver();

  private final List<String> lines = new ArrayList<>();
  private Instant now = START;

  @Test
  void aRunIsToldInSixStepsWithTimesAndNumbers() {
    ProgressObserver observer = observer(OptionalInt.of(2), label -> true);

    runOnTwoExecutors(observer);

    assertThat(String.join("\n", lines))
        .isEqualTo(
            """
            difference: tini is not installed here
            [  1.2 s] step 1/6: submitted
            [  1.3 s] step 2/6: driver started
            driver | 26/11/23 12:00:02 INFO SparkContext: Running Spark version 4.3.0
            [  3.1 s] step 3/6: executors requested (2)
            [  3.2 s] step 4/6: executors started (1 of 2)
            [  3.4 s]           executors started (2 of 2)
            exec-1 | hello
            [  5.0 s] step 5/6: connected (1 of 2)
            [  5.5 s]           connected (2 of 2)
            [  6.0 s] step 6/6: tasks (0 of 16)
            [ 11.5 s]           tasks (7 of 16)
            driver | Pi is roughly 3.14
            [ 13.0 s]           tasks (16 of 16)""");
    assertThat(observer.moments()).containsOnlyKeys(RunStep.values());
  }

  @Test
  void logsAreShownOfThePodsThatAreAskedFor() {
    runOnTwoExecutors(observer(OptionalInt.of(2), label -> label.equals("driver")));
    assertThat(lines).noneMatch(line -> line.startsWith("exec-1 | ")).contains(pi());

    lines.clear();
    runOnTwoExecutors(observer(OptionalInt.of(2), label -> false));
    assertThat(lines).noneMatch(line -> line.contains(" | ")).hasSize(11);
  }

  @Test
  void whereTheNumberOfExecutorsIsSparksChoiceThoseRequestedCount() {
    ProgressObserver observer = observer(OptionalInt.empty(), label -> true);

    observer.created(PodRecords.executor(1));
    observer.started(PodRecords.executor(1));
    observer.created(PodRecords.executor(2));
    observer.started(PodRecords.executor(2));

    assertThat(lines)
        .containsExactly(
            "[  0.0 s] step 3/6: executors requested",
            "[  0.0 s] step 4/6: executors started (1 of 1)",
            "[  0.0 s]           executors started (2 of 2)");
  }

  @Test
  void anExecutorThatTakesAnothersPlaceIsNoThird() {
    ProgressObserver observer = observer(OptionalInt.of(1), label -> true);
    PodRecord lost = PodRecords.executor(1);
    PodRecord next = PodRecords.executor(2);

    for (PodRecord pod : List.of(lost, next)) {
      observer.created(pod);
      observer.started(pod);
      observer.event(now, "executorAdded 1");
      observer.event(now, "executorRemoved 1");
      observer.ended(pod);
    }

    assertThat(lines)
        .containsExactly(
            "[  0.0 s] step 3/6: executors requested (1)",
            "[  0.0 s] step 4/6: executors started (1 of 1)",
            "[  0.0 s] step 5/6: connected (1 of 1)");
  }

  @Test
  void plainLinesHoldNothingThatActsOnATerminal() {
    ProgressObserver observer = observer(OptionalInt.of(2), label -> true);

    runOnTwoExecutors(observer);
    observer.line(DRIVER, "50 %\r\u001b[31m100 %");

    assertThat(String.join("", lines)).doesNotContain("\u001b", "\r", "\n");
    assertThat(lines.getLast()).isEqualTo("driver | 50 %␍␛[31m100 %");
  }

  private void runOnTwoExecutors(ProgressObserver observer) {
    PodRecord first = PodRecords.executor(1);
    PodRecord second = PodRecords.executor(2);
    observer.difference("tini is not installed here");
    observer.difference("tini is not installed here");
    runAt(1200, () -> observer.created(DRIVER));
    runAt(1300, () -> observer.started(DRIVER));
    observer.line(DRIVER, "26/11/23 12:00:02 INFO SparkContext: Running Spark version 4.3.0");
    observer.event(timeAfter(3000), "session");
    runAt(3100, () -> observer.created(first));
    runAt(3150, () -> observer.created(second));
    runAt(3200, () -> observer.started(first));
    runAt(3400, () -> observer.started(second));
    observer.line(first, "hello");
    observer.event(timeAfter(5000), "executorAdded 1");
    observer.event(timeAfter(5500), "executorAdded 2");
    observer.event(timeAfter(6000), "tasks 1 0 16");
    observer.event(timeAfter(10_000), "tasks 8 6 16");
    observer.event(timeAfter(11_500), "tasks 9 7 16");
    observer.event(timeAfter(12_500), "tasks 16 16 16");
    observer.line(DRIVER, "Pi is roughly 3.14");
    runAt(12_900, () -> observer.ended(first));
    runAt(13_000, () -> observer.ended(DRIVER));
  }

  private static String pi() {
    return "driver | Pi is roughly 3.14";
  }

  private ProgressObserver observer(OptionalInt planned, Predicate<String> showsLog) {
    return new ProgressObserver(
        new RunView(ProgressScreen.ofLines(lines::add), START), showsLog, planned, () -> now);
  }

  private void runAt(long millis, Runnable action) {
    now = timeAfter(millis);
    action.run();
  }

  private static Instant timeAfter(long millis) {
    return START.plusMillis(millis);
  }
}
