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
public record Progress(int due, int started, int connected, int tasksEnded, int tasksDue) {
  public static final Progress NONE = new Progress(0, 0, 0, 0, 0);

  public Progress withDue(int executors) {
    return new Progress(executors, started, connected, tasksEnded, tasksDue);
  }

  public Progress withStarted(int executors) {
    return new Progress(due, executors, connected, tasksEnded, tasksDue);
  }

  public Progress withConnected(int executors) {
    return new Progress(due, started, executors, tasksEnded, tasksDue);
  }

  public Progress withTasks(int ended, int all) {
    return new Progress(due, started, connected, ended, all);
  }

  String executorsInShort() {
    return due == 0 ? "" : ", executors %d of %d".formatted(connected, due);
  }
}
