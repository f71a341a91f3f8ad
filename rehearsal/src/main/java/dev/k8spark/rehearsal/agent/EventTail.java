package dev.k8spark.rehearsal.agent;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Passes on the lines of a file as they are written, until it is closed. */
final class EventTail implements AutoCloseable {
  private static final long PERIOD_MILLIS = 50;

  private final Path file;
  private final PodObserver observer;
  private final Thread thread;
  private long read;
  private volatile boolean closed;

  EventTail(Path file, PodObserver observer) {
    this.file = file;
    this.observer = observer;
    this.thread = Thread.startVirtualThread(this::follow);
  }

  private void follow() {
    try {
      while (!closed) {
        pass();
        Thread.sleep(PERIOD_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      if (Files.exists(file)) {
        throw new IllegalStateException(file + " cannot be read", e);
      }
    }
  }

  private synchronized void pass() throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    try (RandomAccessFile events = new RandomAccessFile(file.toFile(), "r")) {
      byte[] bytes = new byte[(int) (events.length() - read)];
      events.seek(read);
      events.readFully(bytes);
      String text = new String(bytes, StandardCharsets.UTF_8);
      int whole = text.lastIndexOf('\n') + 1;
      read += text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length;
      text.substring(0, whole).lines().map(line -> line.split(" ", 2)).forEach(this::tell);
    }
  }

  private void tell(String[] event) {
    observer.event(Instant.parse(event[0]), event[1]);
  }

  @Override
  public void close() throws IOException {
    closed = true;
    thread.interrupt();
    pass();
  }
}
