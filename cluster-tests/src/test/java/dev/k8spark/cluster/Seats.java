package dev.k8spark.cluster;

import java.util.concurrent.Semaphore;
import tools.jackson.databind.JsonNode;

/**
 * The CPU that a running job asks for, taken from what the cluster has: were more drivers started
 * than fit with their executors, each would wait for the others for ever.
 *
 * @param millicores of CPU
 */
record Seats(int millicores) implements AutoCloseable {
  private static final int LEAST = 1600;
  private static final int MOST = 8000;

  /** Left for what else runs on the nodes. */
  private static final int SPARED = 200;

  static Seats take(int millicores) {
    Free.SEATS.acquireUninterruptibly(millicores);
    return new Seats(millicores);
  }

  @Override
  public void close() {
    Free.SEATS.release(millicores);
  }

  /** Counted when the first job starts, so that nothing is asked where there is no cluster. */
  private static final class Free {
    private static final Semaphore SEATS =
        new Semaphore(Math.clamp(all() - SPARED, LEAST, MOST), true);

    private static long all() {
      JsonNode nodes = Kubectl.in("default").get("nodes").path("items");
      return nodes
          .valueStream()
          .map(node -> node.path("status").path("allocatable").path("cpu").asString())
          .mapToLong(cpu -> Quantity.parse(cpu).movePointRight(3).longValue())
          .sum();
    }
  }
}
