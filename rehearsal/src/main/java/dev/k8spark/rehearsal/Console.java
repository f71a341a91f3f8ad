package dev.k8spark.rehearsal;

import dev.k8spark.rehearsal.agent.Observer;
import dev.k8spark.rehearsal.agent.PodRecord;
import dev.k8spark.rehearsal.report.Step;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Tells each step as it is first reached, and the pods' logs, a line each. */
final class Console implements Observer {
  private static final String DRIVER = "driver";

  private final Consumer<String> out;
  private final Predicate<String> showsLog;
  private final Set<String> differences = new ConcurrentSkipListSet<>();
  private final SortedMap<Step, Instant> moments = new TreeMap<>();

  /**
   * @param showsLog which pods' logs are shown, by label
   */
  Console(Consumer<String> out, Predicate<String> showsLog) {
    this.out = out;
    this.showsLog = showsLog;
  }

  /** Such as {@code exec-1}. */
  static String label(PodRecord pod) {
    return pod.executor().isPresent() ? "exec-" + pod.executor().getAsInt() : DRIVER;
  }

  synchronized void reach(Step step, Instant time) {
    if (moments.putIfAbsent(step, time) == null) {
      out.accept("step %d/%d: %s".formatted(moments.size(), Step.values().length, step.words()));
    }
  }

  synchronized SortedMap<Step, Instant> moments() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(moments));
  }

  Set<String> differences() {
    return Set.copyOf(differences);
  }

  @Override
  public void created(PodRecord pod) {
    reach(pod.executor().isPresent() ? Step.EXECUTORS_REQUESTED : Step.SUBMITTED, pod.created());
  }

  @Override
  public void started(PodRecord pod) {
    reach(pod.executor().isPresent() ? Step.EXECUTORS_STARTED : Step.DRIVER_STARTED, Instant.now());
  }

  @Override
  public void ended(PodRecord pod) {
    // The report tells.
  }

  @Override
  public void line(PodRecord pod, String line) {
    if (showsLog.test(label(pod))) {
      out.accept(label(pod) + " | " + line);
    }
  }

  @Override
  public void event(Instant time, String event) {
    if (event.startsWith("executorAdded ")) {
      reach(Step.CONNECTED, time);
    } else if (event.startsWith("tasks ")) {
      reach(Step.TASKS, time);
    }
  }

  @Override
  public void difference(String sentence) {
    if (differences.add(sentence)) {
      out.accept("difference: " + sentence);
    }
  }
}
