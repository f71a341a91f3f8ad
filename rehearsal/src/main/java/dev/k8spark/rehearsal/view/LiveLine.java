package dev.k8spark.rehearsal.view;

import dev.k8spark.rehearsal.report.RunStep;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * The last line of a terminal, which tells how far a run is; whole lines come above it. Each change
 * is one write, so nothing is torn, and a line that is too long is cut by the terminal.
 */
final class LiveLine implements AutoCloseable {
  private static final int WIDTH = 78;
  private static final int MILLIS_BETWEEN = 200;
  private static final String ERASE = "\r\u001b[2K";
  private static final String NO_WRAP = "\u001b[?7l";
  private static final String WRAP = "\u001b[?7h";

  private final Consumer<String> terminal;
  private final ProgressBar bar;
  private String shown = "";

  LiveLine(Consumer<String> terminal) {
    this.terminal = terminal;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName("")
            .setUnit(" tasks", 1)
            .setInitialMax(-1)
            .setStyle(ProgressBarStyle.UNICODE_BLOCK)
            .setUpdateIntervalMillis(MILLIS_BETWEEN)
            .hideEta()
            .continuousUpdate()
            .clearDisplayOnFinish()
            .setConsumer(new BarRow())
            .build();
  }

  /** Writes whole lines above it. */
  synchronized void printAbove(String lines) {
    terminal.accept(ERASE + lines + shown);
  }

  void show(RunStep step, RunProgress progress) {
    bar.setExtraMessage(
        "step %d/%d: %s%s"
            .formatted(
                step.number(), RunStep.values().length, step.words(), progress.executorsInShort()));
    if (progress.tasksDue() > 0) {
      bar.maxHint(progress.tasksDue());
      bar.stepTo(progress.tasksEnded());
    }
  }

  private synchronized void write(String text) {
    shown = text.isEmpty() ? "" : NO_WRAP + text + WRAP;
    terminal.accept(ERASE + shown);
  }

  @Override
  public void close() {
    bar.close();
  }

  /** Where the bar is drawn. */
  private final class BarRow implements ProgressBarConsumer {

    @Override
    public int getMaxRenderedLength() {
      return WIDTH;
    }

    @Override
    public void accept(String text) {
      write(text);
    }

    @Override
    public void clear() {
      write("");
    }

    @Override
    public void close() {
      // The terminal stays open.
    }
  }
}
