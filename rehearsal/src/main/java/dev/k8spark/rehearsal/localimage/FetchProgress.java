package dev.k8spark.rehearsal.localimage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Tells a person in few words how far pip is, for as long as it is open. */
final class FetchProgress implements AutoCloseable {
  private static final int SECONDS_BETWEEN = 10;
  private static final long MEGABYTE = 1_000_000;

  private final SparkRelease spark;
  private final Path temporary;
  private final Consumer<String> messages;
  private final Instant start = Instant.now();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
  private volatile boolean fetching = true;

  FetchProgress(SparkRelease spark, Path temporary, Consumer<String> messages) {
    this.spark = spark;
    this.temporary = temporary;
    this.messages = messages;
    messages.accept(
        "fetching Spark %s, once: about %d MB".formatted(spark.version(), spark.megabytes()));
    var _ =
        clock.scheduleAtFixedRate(this::tell, SECONDS_BETWEEN, SECONDS_BETWEEN, TimeUnit.SECONDS);
  }

  /** Each line of pip's output. */
  void hear(String line) {
    if (line.strip().startsWith("Building wheel") && fetching) {
      fetching = false;
      say("fetched, building");
    } else if (line.startsWith("Installing collected packages")) {
      fetching = false;
      say("installing");
    }
  }

  private void tell() {
    if (fetching) {
      say("%d of about %d MB fetched".formatted(fetched() / MEGABYTE, spark.megabytes()));
    }
  }

  private void say(String what) {
    long seconds = Duration.between(start, Instant.now()).toSeconds();
    messages.accept("Spark %s: %s (%d s)".formatted(spark.version(), what, seconds));
  }

  /** Files come and go while pip works: what cannot be seen counts as nothing. */
  private long fetched() {
    try (Stream<Path> files = Files.walk(temporary)) {
      return files
          .filter(file -> file.toString().endsWith(".tar.gz"))
          .mapToLong(FetchProgress::size)
          .sum();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
