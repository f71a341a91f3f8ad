package dev.k8spark.rehearsal.agent.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.BiConsumer;

/** Passes on the lines of a file as they are written, until it is closed. */
public final class EventTail implements AutoCloseable {
  private static final long PERIOD_MILLIS = 50;

  private final Path file;
  private final BiConsumer<Instant, String> listener;
  private final Thread thread;
  private long read;
  private volatile boolean closed;

  /**
   * Starts to follow the file, which need not exist yet.
   *
   * @param listener takes the time of each event, and its text
   */
  public EventTail(Path file, BiConsumer<Instant, String> listener) {
    this.file = file;
    this.listener = listener;
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
    listener.accept(Instant.parse(event[0]), event[1]);
  }

  @Override
  public void close() throws IOException {
    closed = true;
    thread.interrupt();
    pass();
  }
}
