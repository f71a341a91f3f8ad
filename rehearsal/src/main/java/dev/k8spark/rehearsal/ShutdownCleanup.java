package dev.k8spark.rehearsal;

import dev.k8spark.rehearsal.agent.SingleNodeCluster;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Ends a cluster and removes its folder when this process is asked to end before the run did, as by
 * Ctrl-C.
 */
record ShutdownCleanup(Thread hook) implements AutoCloseable {

  /**
   * @param first what is done before
   */
  static ShutdownCleanup end(Runnable first, SingleNodeCluster cluster, RunFolder folder) {
    Thread hook =
        new Thread(
            () -> {
              // Whatever else still runs may break now, and nobody is to read of it.
              Thread.setDefaultUncaughtExceptionHandler((_, _) -> {});
              first.run();
              kill(cluster, folder);
            });
    Runtime.getRuntime().addShutdownHook(hook);
    return new ShutdownCleanup(hook);
  }

  private static void kill(SingleNodeCluster cluster, RunFolder folder) {
    cluster.kill();
    try {
      folder.close();
    } catch (IOException | UncheckedIOException e) {
      // The next rehearsal removes what is left.
    }
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
