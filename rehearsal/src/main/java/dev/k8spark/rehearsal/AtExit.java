package dev.k8spark.rehearsal;

import dev.k8spark.rehearsal.agent.Cluster;

/** Ends a cluster's processes when this one is asked to end before the run did, as by Ctrl-C. */
record AtExit(Thread hook) implements AutoCloseable {

  static AtExit end(Cluster cluster) {
    Thread hook = new Thread(cluster::kill);
    Runtime.getRuntime().addShutdownHook(hook);
    return new AtExit(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException exiting) {
      // It runs already.
    }
  }
}
