package dev.k8spark.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.cli.Screen;
import dev.k8spark.rehearsal.agent.PodRecord;
import dev.k8spark.rehearsal.agent.PodRecords;
import dev.k8spark.rehearsal.report.Step;
import dev.k8spark.rehearsal.view.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What a person reads of a run, from what the pods do; no Spark runs here. */
final class ConsoleTest {
  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
  private static final PodRecord DRIVER = PodRecords.driver();

  private final List<String> lines = new ArrayList<>();
  private Instant now = START;

  @Test
  void aRunIsToldInSixStepsWithTimesAndNumbers() {
    Console console = console(OptionalInt.of(2), label -> true);

    runOnTwoExecutors(console);

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
    assertThat(console.moments()).containsOnlyKeys(Step.values());
  }

  @Test
  void logsAreShownOfThePodsThatAreAskedFor() {
    runOnTwoExecutors(console(OptionalInt.of(2), label -> label.equals("driver")));
    assertThat(lines).noneMatch(line -> line.startsWith("exec-1 | ")).contains(pi());

    lines.clear();
    runOnTwoExecutors(console(OptionalInt.of(2), label -> false));
    assertThat(lines).noneMatch(line -> line.contains(" | ")).hasSize(11);
  }

  @Test
  void whereTheNumberOfExecutorsIsSparksChoiceThoseRequestedCount() {
    Console console = console(OptionalInt.empty(), label -> true);

    console.created(PodRecords.executor(1));
    console.started(PodRecords.executor(1));
    console.created(PodRecords.executor(2));
    console.started(PodRecords.executor(2));

    assertThat(lines)
        .containsExactly(
            "[  0.0 s] step 3/6: executors requested",
            "[  0.0 s] step 4/6: executors started (1 of 1)",
            "[  0.0 s]           executors started (2 of 2)");
  }

  @Test
  void anExecutorThatTakesAnothersPlaceIsNoThird() {
    Console console = console(OptionalInt.of(1), label -> true);
    PodRecord lost = PodRecords.executor(1);
    PodRecord next = PodRecords.executor(2);

    for (PodRecord pod : List.of(lost, next)) {
      console.created(pod);
      console.started(pod);
      console.event(now, "executorAdded 1");
      console.event(now, "executorRemoved 1");
      console.ended(pod);
    }

    assertThat(lines)
        .containsExactly(
            "[  0.0 s] step 3/6: executors requested (1)",
            "[  0.0 s] step 4/6: executors started (1 of 1)",
            "[  0.0 s] step 5/6: connected (1 of 1)");
  }

  @Test
  void plainLinesHoldNothingThatActsOnATerminal() {
    Console console = console(OptionalInt.of(2), label -> true);

    runOnTwoExecutors(console);
    console.line(DRIVER, "50 %\r\u001b[31m100 %");

    assertThat(String.join("", lines)).doesNotContain("\u001b", "\r", "\n");
    assertThat(lines.getLast()).isEqualTo("driver | 50 %␍␛[31m100 %");
  }

  private void runOnTwoExecutors(Console console) {
    PodRecord first = PodRecords.executor(1);
    PodRecord second = PodRecords.executor(2);
    console.difference("tini is not installed here");
    console.difference("tini is not installed here");
    at(1200, () -> console.created(DRIVER));
    at(1300, () -> console.started(DRIVER));
    console.line(DRIVER, "26/11/23 12:00:02 INFO SparkContext: Running Spark version 4.3.0");
    console.event(after(3000), "session");
    at(3100, () -> console.created(first));
    at(3150, () -> console.created(second));
    at(3200, () -> console.started(first));
    at(3400, () -> console.started(second));
    console.line(first, "hello");
    console.event(after(5000), "executorAdded 1");
    console.event(after(5500), "executorAdded 2");
    console.event(after(6000), "tasks 1 0 16");
    console.event(after(10_000), "tasks 8 6 16");
    console.event(after(11_500), "tasks 9 7 16");
    console.event(after(12_500), "tasks 16 16 16");
    console.line(DRIVER, "Pi is roughly 3.14");
    at(12_900, () -> console.ended(first));
    at(13_000, () -> console.ended(DRIVER));
  }

  private static String pi() {
    return "driver | Pi is roughly 3.14";
  }

  private Console console(OptionalInt planned, Predicate<String> showsLog) {
    return new Console(new View(Screen.ofLines(lines::add), START), showsLog, planned, () -> now);
  }

  private void at(long millis, Runnable action) {
    now = after(millis);
    action.run();
  }

  private static Instant after(long millis) {
    return START.plusMillis(millis);
  }
}
