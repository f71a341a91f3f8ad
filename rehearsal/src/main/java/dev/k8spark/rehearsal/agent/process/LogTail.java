package dev.k8spark.rehearsal.agent.process;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The last lines of a log, as Kubernetes takes them for a termination message: 80 lines or 2048
 * bytes, whichever is less.
 */
final class LogTail {
  private static final int MAX_LINES = 80;
  private static final int MAX_BYTES = 2048;

  private final Deque<String> lines = new ArrayDeque<>();

  synchronized void add(String line) {
    lines.addLast(line + "\n");
    if (lines.size() > MAX_LINES) {
      lines.removeFirst();
    }
  }

  synchronized String text() {
    byte[] all = String.join("", lines).getBytes(StandardCharsets.UTF_8);
    int from = Math.max(0, all.length - MAX_BYTES);
    return new String(all, from, all.length - from, StandardCharsets.UTF_8);
  }
}
