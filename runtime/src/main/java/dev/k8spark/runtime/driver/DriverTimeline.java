package dev.k8spark.runtime.driver;

import dev.k8spark.runtime.pod.DriverMoment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationStart;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/**
 * Remembers when each moment of the driver came first. Spark makes its own instance by name, so
 * what it saw stands beside the class, once per JVM.
 */
public final class DriverTimeline extends SparkListener {
  private static final Map<DriverMoment, Instant> SEEN = new ConcurrentHashMap<>();
  private static final AtomicInteger TASKS_DUE = new AtomicInteger();
  private static final AtomicInteger TASKS_STARTED = new AtomicInteger();
  private static final AtomicInteger TASKS_ENDED = new AtomicInteger();

  @Override
  public void onApplicationStart(SparkListenerApplicationStart start) {
    mark(DriverMoment.SESSION, Instant.now());
    RehearsalEvents.say("session");
  }

  @Override
  public void onExecutorAdded(SparkListenerExecutorAdded added) {
    mark(DriverMoment.FIRST_EXECUTOR, Instant.ofEpochMilli(added.time()));
    RehearsalEvents.say("executorAdded " + added.executorId());
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    RehearsalEvents.say("executorRemoved " + removed.executorId());
  }

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    TASKS_DUE.addAndGet(submitted.stageInfo().numTasks());
  }

  @Override
  public void onTaskStart(SparkListenerTaskStart start) {
    mark(DriverMoment.FIRST_TASK, Instant.ofEpochMilli(start.taskInfo().launchTime()));
    TASKS_STARTED.incrementAndGet();
    sayTasks();
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    TASKS_ENDED.incrementAndGet();
    sayTasks();
  }

  private static void sayTasks() {
    RehearsalEvents.say(
        "tasks %d %d %d".formatted(TASKS_STARTED.get(), TASKS_ENDED.get(), TASKS_DUE.get()));
  }

  static void mark(DriverMoment moment, Instant time) {
    SEEN.putIfAbsent(moment, time.truncatedTo(ChronoUnit.MILLIS));
  }

  static boolean reached(DriverMoment moment) {
    return SEEN.containsKey(moment);
  }

  static SortedMap<DriverMoment, Instant> moments() {
    return new TreeMap<>(SEEN);
  }
}
