package dev.k8spark.rehearsal.view;

import dev.k8spark.cli.console.ProgressScreen;
import dev.k8spark.diagnostic.TerminalColor;
import dev.k8spark.diagnostic.TerminalText;
import dev.k8spark.rehearsal.report.RunStep;
import dev.k8spark.runtime.contract.PodRole;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Shows a run as it goes: whole lines, in the order in which they come, and on a terminal a live
 * one below them. Any thread may call it.
 */
public final class RunView implements AutoCloseable {
  private static final String PREFIX = "step %d/%d: ";

  private final ProgressScreen screen;
  private final Instant start;
  private final @Nullable LiveLine live;
  private final AtomicInteger labelWidth = new AtomicInteger(PodRole.DRIVER.word().length());

  /**
   * @param start from which times are told
   */
  public RunView(ProgressScreen screen, Instant start) {
    this.screen = screen;
    this.start = start;
    this.live = screen.isLive() ? new LiveLine(screen.text()) : null;
  }

  public boolean isLive() {
    return live != null;
  }

  /** Something that a person should know. */
  public void say(String words) {
    words.lines().forEach(line -> print(TerminalText.visible(line)));
  }

  /** Something because of which the run fails. */
  public void alarm(String words) {
    print(paint(TerminalColor.ERROR, TerminalText.visible(words)));
  }

  /**
   * A step is reached.
   *
   * @param detail such as {@code (1 of 2)}; may be empty
   */
  public void step(RunStep step, String detail, Instant time) {
    stamp(PREFIX.formatted(step.number(), RunStep.values().length), step, detail, time);
  }

  /** There is more to tell of a step that was reached before. */
  public void more(RunStep step, String detail, Instant time) {
    stamp(" ".repeat(PREFIX.formatted(1, 1).length()), step, detail, time);
  }

  private void stamp(String prefix, RunStep step, String detail, Instant time) {
    double seconds = Duration.between(start, time).toMillis() / 1000.0;
    String at = String.format(Locale.ROOT, "[%5.1f s] ", seconds);
    String words = prefix + step.words() + (detail.isEmpty() ? "" : " " + detail);
    print(paint(TerminalColor.FRAME, at) + paint(TerminalColor.BOLD, words));
  }

  /** A line that a pod wrote. */
  public void log(String label, String line) {
    int width = labelWidth.accumulateAndGet(label.length(), Math::max);
    LogLine log = new LogLine(label + " ".repeat(width - label.length()), line);
    print(screen.hasColor() ? log.painted() : log.plain());
  }

  /** What the live line tells, where there is one. */
  public void show(RunStep step, RunProgress progress) {
    if (live != null) {
      live.show(step, progress);
    }
  }

  private void print(String line) {
    if (live == null) {
      screen.text().accept(line + "\n");
    } else {
      live.printAbove(line + "\n");
    }
  }

  private String paint(TerminalColor paint, String text) {
    return screen.hasColor() ? paint.enabled(text) : text;
  }

  /** Takes the live line away; lines may still come. */
  @Override
  public void close() {
    if (live != null) {
      live.close();
    }
  }
}
