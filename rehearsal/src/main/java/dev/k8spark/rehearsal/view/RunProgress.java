package dev.k8spark.rehearsal.view;

/**
 * How far a run is.
 *
 * @param due executors that the run is to have, as far as is known
 * @param started those whose process runs
 * @param connected those that the driver knows
 * @param tasksEnded tasks that ended, well or not
 * @param tasksDue tasks of all stages so far; 0 before the first stage
 */
public record RunProgress(int due, int started, int connected, int tasksEnded, int tasksDue) {
  public static final RunProgress NONE = new RunProgress(0, 0, 0, 0, 0);

  public RunProgress withDue(int executors) {
    return new RunProgress(executors, started, connected, tasksEnded, tasksDue);
  }

  public RunProgress withStarted(int executors) {
    return new RunProgress(due, executors, connected, tasksEnded, tasksDue);
  }

  public RunProgress withConnected(int executors) {
    return new RunProgress(due, started, executors, tasksEnded, tasksDue);
  }

  public RunProgress withTasks(int ended, int all) {
    return new RunProgress(due, started, connected, ended, all);
  }

  String executorsInShort() {
    return due == 0 ? "" : ", executors %d of %d".formatted(connected, due);
  }
}
