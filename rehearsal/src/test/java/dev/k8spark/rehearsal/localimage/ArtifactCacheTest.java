package dev.k8spark.rehearsal.localimage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactCacheTest {
  @TempDir private Path folder;

  @Test
  void whoAsksAtOnceWaitsForTheOneThatMakesIt() throws Exception {
    AtomicInteger made = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      CountDownLatch asking = new CountDownLatch(4);
      List<Future<Path>> asked =
          IntStream.range(0, 4).mapToObj(i -> threads.submit(() -> ask(made, asking))).toList();
      for (Future<Path> answer : asked) {
        assertThat(answer.get().resolve("file")).hasContent("whole");
      }
    }
    assertThat(made).hasValue(1);
  }

  private Path ask(AtomicInteger made, CountDownLatch asking) throws Exception {
    asking.countDown();
    return new ArtifactCache(folder)
        .folder(
            "a/b",
            fresh -> {
              made.incrementAndGet();
              asking.await();
              Files.writeString(fresh.resolve("file"), "whole");
            });
  }

  @Test
  void aFailureLeavesNothing() {
    assertThatThrownBy(
            () ->
                new ArtifactCache(folder)
                    .folder(
                        "a",
                        fresh -> {
                          Files.writeString(fresh.resolve("half"), "");
                          throw new IOException("full");
                        }))
        .hasMessage("full");
    assertThat(folder.resolve("a")).doesNotExist();
  }

  @Test
  void whatAKilledMakerLeftIsMadeAnew() throws Exception {
    Files.createDirectories(folder.resolve("a/deep"));
    Files.writeString(folder.resolve("a/deep/half"), "");
    Path made =
        new ArtifactCache(folder).folder("a", fresh -> Files.writeString(fresh.resolve("x"), ""));
    assertThat(made.resolve("x")).exists();
    assertThat(made.resolve("deep")).doesNotExist();
  }
}
