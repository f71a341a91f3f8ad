package dev.k8spark.rehearsal.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.cli.console.ProgressScreen;
import dev.k8spark.rehearsal.report.RunStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RunViewTest {
  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
  private static final int PODS = 4;
  private static final int LINES = 500;

  private final FakeTerminal terminal = new FakeTerminal();

  @Test
  void onATerminalNoLineIsLostOrTorn() throws Exception {
    List<String> expected = new ArrayList<>();
    try (RunView view = new RunView(new ProgressScreen(terminal::write, true, true), START)) {
      List<Thread> pods = new ArrayList<>();
      for (int pod = 1; pod <= PODS; pod++) {
        String label = "exec-" + pod;
        IntStream.range(0, LINES).forEach(i -> expected.add(label + " | line " + i + " of it"));
        pods.add(
            Thread.startVirtualThread(
                () ->
                    IntStream.range(0, LINES)
                        .forEach(
                            i -> {
                              view.log(label, "line " + i + " of it");
                              view.show(RunStep.TASKS, new RunProgress(PODS, PODS, PODS, i, LINES));
                            })));
      }
      for (Thread pod : pods) {
        pod.join();
      }
    }

    assertThat(terminal.rows()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(terminal.lastRow()).isEmpty();
  }

  @Test
  void theLastRowTellsStepExecutorsAndTasksBelowTheLines() throws Exception {
    try (RunView view = new RunView(new ProgressScreen(terminal::write, true, false), START)) {
      view.step(RunStep.TASKS, "(0 of 8)", START.plusMillis(61_340));
      view.show(RunStep.TASKS, new RunProgress(2, 2, 1, 3, 8));
      awaitRow("3/8 tasks");

      assertThat(terminal.lastRow())
          .contains("37%", "3/8 tasks", "step 6/6: tasks, executors 1 of 2")
          .hasSizeLessThan(80);
      assertThat(terminal.rows()).containsExactly("[ 61.3 s] step 6/6: tasks (0 of 8)");
    }

    assertThat(terminal.lastRow()).isEmpty();
  }

  private void awaitRow(String words) throws InterruptedException {
    assertThat(terminal.awaitLastRow(words, Duration.ofSeconds(5))).contains(words);
  }

  @Test
  void eachPodHasItsColourAndWhatSparkSaysOfItselfIsFaint() {
    List<String> texts = new CopyOnWriteArrayList<>();
    RunView view = new RunView(new ProgressScreen(texts::add, false, true), START);

    view.log("driver", "26/11/23 12:00:02 INFO SparkContext: Running");
    view.log("exec-1", "mine");
    view.log("exec-10", "mine");
    view.log("driver", "26/11/23 12:00:02 ERROR Utils: Lost");

    assertThat(texts)
        .containsExactly(
            "\u001b[36mdriver |\u001b[0m \u001b[2m26/11/23 12:00:02 INFO SparkContext: Running\u001b[0m\n",
            "\u001b[32mexec-1 |\u001b[0m mine\n",
            "\u001b[35mexec-10 |\u001b[0m mine\n",
            "\u001b[36mdriver  |\u001b[0m \u001b[1;31m26/11/23 12:00:02 ERROR Utils: Lost\u001b[0m\n");
  }

  @Test
  void whatActsOnATerminalIsShownNotDone() {
    try (RunView view = new RunView(new ProgressScreen(terminal::write, true, true), START)) {
      view.log("driver", "a\u001b[2Kb\rc");
      view.say("d\u0007");
    }

    assertThat(terminal.rows()).containsExactly("driver | a␛[2Kb␍c", "d␇");
  }
}
