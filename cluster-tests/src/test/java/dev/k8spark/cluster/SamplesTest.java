package dev.k8spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each sample, in each notation, runs once; the tests look at what became of it. */
@ClusterTest
class SamplesTest {
  private static final Map<String, Pattern> RESULTS =
      Map.of(
          "hello",
              Pattern.compile("^Hello: the numbers sum to 4999999950000000$", Pattern.MULTILINE),
          "inline", Pattern.compile("^With tax the prices sum to 600200$", Pattern.MULTILINE),
          "pi-dynamic", Pattern.compile("^Pi is roughly 3\\.14159265", Pattern.MULTILINE),
          "pi-jvm", Pattern.compile("^Pi is roughly 3\\.14159265", Pattern.MULTILINE),
          "stock", Pattern.compile("^With tax the prices sum to 600200$", Pattern.MULTILINE),
          "pi-python", Pattern.compile("^Pi is roughly 3\\.14159265", Pattern.MULTILINE),
          "wordcount-python", Pattern.compile("^ship 7$", Pattern.MULTILINE));

  private static final Pattern TASK = Pattern.compile("Starting task .*executor ([0-9]+), ");

  private static final Pattern FIRST_TASK = Pattern.compile("\"firstTask\":\"([^\"]+)\"");

  /** Two executors and a driver of half a CPU each. */
  private static final int MILLICORES = 1500;

  private final Map<Path, CompletableFuture<Run>> runs = new ConcurrentHashMap<>();

  /**
   * What is left of a sample that ran.
   *
   * @param role the rights of its driver, as {@code verb resource}
   */
  private record Run(String job, String log, List<Request> requests, SortedSet<String> role) {

    Instant firstTask() {
      Matcher time = FIRST_TASK.matcher(log);
      assertThat(time.find())
          .as("the driver's last line says when its first task started")
          .isTrue();
      return Instant.parse(time.group(1));
    }
  }

  /** Those that say an image of these tests; the others name programs that nobody has. */
  static List<Path> samples() {
    return Stream.of("samples", "samples/equivalent").flatMap(SamplesTest::files).sorted().toList();
  }

  private static Stream<Path> files(String folder) {
    try (Stream<Path> all = Files.list(Command.ROOT.resolve(folder))) {
      return all
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("k8spark-policy."))
          .map(Command.ROOT::relativize)
          .filter(SamplesTest::hasImage)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean hasImage(Path file) {
    String text = K8spark.read(file);
    return text.contains(K8spark.SAMPLES_IMAGE) || text.contains(K8spark.STOCK_IMAGE);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aSampleEndsCompleteWithTheRightResult(Path sample) {
    Run run = run(sample);

    assertThat(RESULTS).as("say here how its right result looks").containsKey(run.job());
    assertThat(run.log()).containsPattern(RESULTS.get(run.job()));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aSampleRunsItsTasksOnTwoExecutors(Path sample) {
    SortedSet<String> executors = new TreeSet<>();
    TASK.matcher(run(sample).log()).results().forEach(task -> executors.add(task.group(1)));

    assertThat(executors).containsExactly("1", "2");
  }

  @ParameterizedTest
  @MethodSource("samples")
  @Needs(Setting.K8SPARK_AUDIT_LOG)
  void theDriverOfASampleIsRefusedNothing(Path sample) {
    assertThat(run(sample).requests()).isNotEmpty().noneMatch(Request::isRefused);
  }

  @ParameterizedTest
  @MethodSource("samples")
  @Needs(Setting.K8SPARK_AUDIT_LOG)
  void theDriverOfASampleUsesEveryRightButTheOneForFailedExecutors(Path sample) {
    Run run = run(sample);
    SortedSet<String> unused = new TreeSet<>(run.role());
    run.requests().forEach(request -> unused.remove(request.right()));

    assertThat(unused).containsExactly("delete pods");
  }

  private Run run(Path sample) {
    return runs.computeIfAbsent(
            sample, s -> CompletableFuture.supplyAsync(() -> runIt(s), Thread::startVirtualThread))
        .join();
  }

  private static Run runIt(Path sample) {
    try (TestNamespace namespace = TestNamespace.create("sample");
        Seats _ = Seats.take(MILLICORES)) {
      String manifests = K8spark.compileSample(namespace, sample);
      Instant start = Instant.now();
      AppliedJob job = AppliedJob.apply(namespace.kubectl(), manifests);
      job.awaitComplete();
      Instant end = Instant.now();
      Run run = new Run(job.instance(), job.log(), job.requests(), job.rights());
      System.out.printf(
          "%s: first task %d s and Complete %d s after apply%n",
          sample,
          Duration.between(start, run.firstTask()).toSeconds(),
          Duration.between(start, end).toSeconds());
      return run;
    }
  }
}
