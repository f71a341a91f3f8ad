package dev.k8spark.rehearsal;

import dev.k8spark.rehearsal.agent.kubelet.PodObserver;
import dev.k8spark.rehearsal.agent.kubelet.PodRecord;
import dev.k8spark.rehearsal.report.RunStep;
import dev.k8spark.rehearsal.view.RunProgress;
import dev.k8spark.rehearsal.view.RunView;
import dev.k8spark.runtime.contract.PodRole;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;

/** Tells each step as it is first reached and how far it is, and the pods' logs. */
final class ProgressObserver implements PodObserver {
  private static final Duration BETWEEN_TASKS = Duration.ofSeconds(5);

  private final RunView view;
  private final Predicate<String> showsLog;
  private final OptionalInt planned;
  private final InstantSource clock;
  private final Set<String> differences = new ConcurrentSkipListSet<>();
  private final SortedMap<RunStep, Instant> moments = new TreeMap<>();
  private final SortedMap<RunStep, Integer> shown = new TreeMap<>();
  private RunProgress progress = RunProgress.NONE;
  private Instant tasksTold = Instant.MAX;
  private int requested;

  /**
   * @param showsLog which pods' logs are shown, by label
   * @param planned how many executors there are to be, where that is known
   */
  ProgressObserver(
      RunView view, Predicate<String> showsLog, OptionalInt planned, InstantSource clock) {
    this.view = view;
    this.showsLog = showsLog;
    this.planned = planned;
    this.clock = clock;
  }

  /** Such as {@code exec-1}. */
  static String label(PodRecord pod) {
    return pod.executor().isPresent() ? "exec-" + pod.executor().getAsInt() : PodRole.DRIVER.word();
  }

  synchronized SortedMap<RunStep, Instant> moments() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(moments));
  }

  Set<String> differences() {
    return Set.copyOf(differences);
  }

  @Override
  public synchronized void created(PodRecord pod) {
    if (isDriver(pod)) {
      reach(RunStep.SUBMITTED, "", clock.instant());
    } else {
      requested++;
      progress = progress.withDue(planned.orElse(requested));
      String number = planned.isPresent() ? "(" + planned.getAsInt() + ")" : "";
      reach(RunStep.EXECUTORS_REQUESTED, number, clock.instant());
    }
  }

  @Override
  public synchronized void started(PodRecord pod) {
    if (isDriver(pod)) {
      reach(RunStep.DRIVER_STARTED, "", clock.instant());
    } else {
      progress = progress.withStarted(progress.started() + 1);
      reach(RunStep.EXECUTORS_STARTED, progress.started(), clock.instant());
    }
  }

  @Override
  public synchronized void ended(PodRecord pod) {
    if (!isDriver(pod)) {
      progress = progress.withStarted(progress.started() - (pod.started() == null ? 0 : 1));
    } else if (progress.tasksDue() > 0) {
      tellTasks(clock.instant());
    }
  }

  private static boolean isDriver(PodRecord pod) {
    return pod.executor().isEmpty();
  }

  @Override
  public void line(PodRecord pod, String line) {
    if (showsLog.test(label(pod))) {
      view.log(label(pod), line);
    }
  }

  @Override
  public synchronized void event(Instant time, String event) {
    String[] words = event.split(" ", -1);
    switch (words[0]) {
      case "executorAdded" -> {
        progress = progress.withConnected(progress.connected() + 1);
        reach(RunStep.CONNECTED, progress.connected(), time);
      }
      case "executorRemoved" -> progress = progress.withConnected(progress.connected() - 1);
      case "tasks" -> tasks(Integer.parseInt(words[2]), Integer.parseInt(words[3]), time);
      default -> {}
    }
  }

  private void tasks(int ended, int due, Instant time) {
    progress = progress.withTasks(ended, due);
    if (!moments.containsKey(RunStep.TASKS)) {
      tasksTold = time;
    }
    reach(RunStep.TASKS, "(" + ended + " of " + due + ")", time);
    if (!view.isLive() && Duration.between(tasksTold, time).compareTo(BETWEEN_TASKS) >= 0) {
      tellTasks(time);
    }
  }

  private void tellTasks(Instant time) {
    tasksTold = time;
    view.more(
        RunStep.TASKS, "(" + progress.tasksEnded() + " of " + progress.tasksDue() + ")", time);
  }

  /** Tells the first of the executors that come, and then when there are as many as are due. */
  private void reach(RunStep step, int executors, Instant time) {
    String detail = "(" + executors + " of " + progress.due() + ")";
    int before = Optional.ofNullable(shown.get(step)).orElse(0);
    if (moments.containsKey(step) && executors == progress.due() && executors > before) {
      view.more(step, detail, time);
    }
    shown.merge(step, executors, Math::max);
    reach(step, detail, time);
  }

  private void reach(RunStep step, String detail, Instant time) {
    if (moments.putIfAbsent(step, time) == null) {
      view.step(step, detail, time);
    }
    view.show(moments.lastKey(), progress);
  }

  @Override
  public void difference(String sentence) {
    if (differences.add(sentence)) {
      view.say("difference: " + sentence);
    }
  }
}
