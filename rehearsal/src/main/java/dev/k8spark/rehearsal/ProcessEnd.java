package dev.k8spark.rehearsal;

import java.util.concurrent.CountDownLatch;

/** The end of this process, which a signal may ask for at any moment. */
final class ProcessEnd {

  private ProcessEnd() {}

  /** Returns at once unless this process is ending; then it never returns. */
  static void awaitIfEnding() throws InterruptedException {
    if (isEnding()) {
      new CountDownLatch(1).await();
    }
  }

  /** A JVM takes no more hooks once it is ending. */
  private static boolean isEnding() {
    Thread hook = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      Runtime.getRuntime().removeShutdownHook(hook);
      return false;
    } catch (IllegalStateException ending) {
      return true;
    }
  }
}
