package dev.k8spark.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program that was run to its end, and what it said.
 *
 * @param words the program and its arguments
 */
record Command(List<String> words, int exitCode, String out, String err) {
  /** The root of the repository; the tests run in their module's folder. */
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Duration LIMIT = Duration.ofMinutes(5);

  static Command run(Map<String, String> environment, String input, List<String> words) {
    Process process = start(environment, words);
    CompletableFuture<Void> fed =
        CompletableFuture.runAsync(() -> feed(process, input), Thread::startVirtualThread);
    CompletableFuture<String> out = text(process.getInputStream());
    CompletableFuture<String> err = text(process.getErrorStream());
    endWithin(process, LIMIT);
    fed.join();
    return new Command(words, process.onExit().join().exitValue(), out.join(), err.join());
  }

  static Process start(Map<String, String> environment, List<String> words) {
    ProcessBuilder builder = new ProcessBuilder(words).directory(ROOT.toFile());
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the process when its time is over, and returns when it has ended. */
  private static void endWithin(Process process, Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static void feed(Process process, String input) {
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It ended without reading everything; its exit code tells.
    }
  }

  private static CompletableFuture<String> text(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        Thread::startVirtualThread);
  }

  /** What it wrote, if it ended well. */
  String orFail() {
    if (exitCode != 0) {
      throw new AssertionError(this);
    }
    return out;
  }

  @Override
  public String toString() {
    return String.join(" ", words) + "\nended with " + exitCode + "\n" + out + err;
  }
}
