package dev.k8spark.rehearsal;

import dev.k8spark.cli.console.ProgressScreen;
import dev.k8spark.cli.run.DataTargets;
import dev.k8spark.rehearsal.agent.SingleNodeCluster;
import dev.k8spark.rehearsal.agent.controller.JobOutcome;
import dev.k8spark.rehearsal.api.CallLog;
import dev.k8spark.rehearsal.api.LocalApiServer;
import dev.k8spark.rehearsal.localimage.ImageRequirements;
import dev.k8spark.rehearsal.localimage.LocalImage;
import dev.k8spark.rehearsal.localimage.LocalImageProvider;
import dev.k8spark.rehearsal.localimage.MissingPrerequisite;
import dev.k8spark.rehearsal.report.RunReport;
import dev.k8spark.rehearsal.view.RunView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs compiled manifests on this machine, with a real driver and real executors.
 *
 * @param cache where Spark and what else can be fetched again is kept
 * @param environment of the user: where Spark, Java and Python are looked for
 * @param screen where the user sees what it does
 */
public record Rehearsal(Path cache, Map<String, String> environment, ProgressScreen screen) {

  /** What cannot be had without a cluster. */
  private static final String LIMITS =
      "not enforced here: network policies, CPU and memory limits of pods, admission, Pod Security";

  /**
   * What is run.
   *
   * @param manifests as {@code compile} wrote them
   * @param changes what they say other than the job file, one thing each
   * @param folder the job file's: there the program is looked for
   * @param mappings paths of the image that lie on this machine
   * @param data what stands for data and for volumes of the cluster
   * @param secrets values by key by the Secret's name; none of them is shown
   * @param showsLog which pods' logs are shown, by label
   */
  public record RunRequest(
      String manifests,
      List<String> changes,
      Path folder,
      SortedMap<String, Path> mappings,
      DataTargets data,
      SortedMap<String, SortedMap<String, byte[]>> secrets,
      Predicate<String> showsLog) {}

  /** One that tells plain lines. */
  public Rehearsal(Path cache, Map<String, String> environment, Consumer<String> lines) {
    this(cache, environment, ProgressScreen.ofLines(lines));
  }

  /** Runs it to its end and tells how it went; nothing of it stays. */
  public RunReport run(RunRequest request)
      throws MalformedManifests, MissingPrerequisite, IOException, InterruptedException {
    Instant start = Instant.now();
    CompiledJob compiled = CompiledJob.parse(request.manifests());
    SecretValues secrets = SecretValues.of(compiled, request.secrets());
    SecretRedactor redaction = secrets.redaction();
    try (RunView view = new RunView(redaction.redact(screen), start)) {
      redaction.warning().ifPresent(view::say);
      MappedManifests mapped =
          MappedManifests.of(compiled, DataMapping.create(compiled, request.data()));
      CompiledJob manifests = mapped.job();
      secrets.require(RequiredSecret.of(manifests));
      MemoryCheck memory = new MemoryCheck(PodSizes.of(manifests), MachineMemory.ofThis());
      memory.require();
      memory.notes().forEach(view::say);
      return run(request, mapped, secrets, view, start).withTexts(redaction);
    }
  }

  private RunReport run(
      RunRequest request, MappedManifests mapped, SecretValues secrets, RunView view, Instant start)
      throws MissingPrerequisite, IOException, InterruptedException {
    CompiledJob manifests = mapped.job();
    ProgressObserver progress =
        new ProgressObserver(
            view, request.showsLog(), manifests.executors(), InstantSource.system());
    IgnoredInterrupt.note().ifPresent(view::say);
    LocalImage image = prepare(request, mapped, view);
    image.mapping().forEach(view::say);
    listDifferences(request, mapped, image).forEach(progress::difference);
    view.say(LIMITS);
    AtomicReference<@Nullable SingleNodeCluster> cluster = new AtomicReference<>();
    try (RunFolder folder = RunFolder.create(cache);
        LocalApiServer api =
            LocalApiServer.start(
                manifests.namespace(), refused -> stop(refused, view, cluster.get()));
        SingleNodeCluster running =
            new SingleNodeCluster(
                api,
                image,
                folder.path(),
                mapped.mapping().volumes(),
                new RedactingObserver(progress, secrets.redaction()))) {
      cluster.set(running);
      try (ShutdownCleanup _ = ShutdownCleanup.end(() -> interrupted(view), running, folder)) {
        JobOutcome outcome = running.run(secrets.withIn(manifests));
        return new ReportBuilder(manifests, image, api, running.pods(), progress)
            .build(outcome, start, Instant.now());
      }
    }
  }

  private static List<String> listDifferences(
      RunRequest request, MappedManifests mapped, LocalImage image) {
    return Stream.concat(
            Stream.concat(request.changes().stream(), mapped.differences().stream())
                .map(change -> "other than the job says: " + change),
            image.differences().stream())
        .toList();
  }

  private LocalImage prepare(RunRequest request, MappedManifests mapped, RunView view)
      throws MissingPrerequisite, IOException, InterruptedException {
    CompiledJob manifests = mapped.job();
    SortedMap<String, Path> places = new TreeMap<>(request.mappings());
    places.putAll(mapped.mapping().places());
    ImageRequirements requirements =
        new ImageRequirements(
            manifests.sparkLine(),
            manifests.mainFile(),
            manifests.isPython(),
            request.folder(),
            manifests.connectors(),
            places);
    return new LocalImageProvider(cache, environment, view::say).prepare(requirements);
  }

  private static void interrupted(RunView view) {
    view.close();
    view.say("stopped before its end: all its processes and files are removed");
  }

  /** A right that is missing in the cluster is missing here: the run fails at once. */
  private static void stop(
      CallLog.RefusedCall refused, RunView view, @Nullable SingleNodeCluster cluster) {
    view.alarm("refused: " + ReportBuilder.sentence(refused));
    if (cluster != null) {
      cluster.stop();
    }
  }
}
