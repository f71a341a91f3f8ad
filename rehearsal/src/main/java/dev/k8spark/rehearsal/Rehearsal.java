package dev.k8spark.rehearsal;

import dev.k8spark.cli.Screen;
import dev.k8spark.rehearsal.agent.Cluster;
import dev.k8spark.rehearsal.agent.JobOutcome;
import dev.k8spark.rehearsal.api.ApiServer;
import dev.k8spark.rehearsal.api.CallLog;
import dev.k8spark.rehearsal.laptop.Laptop;
import dev.k8spark.rehearsal.laptop.StandIn;
import dev.k8spark.rehearsal.laptop.Unavailable;
import dev.k8spark.rehearsal.laptop.Wanted;
import dev.k8spark.rehearsal.report.Report;
import dev.k8spark.rehearsal.view.View;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Runs compiled manifests on this machine, with a real driver and real executors.
 *
 * @param cache where Spark and what else can be fetched again is kept
 * @param environment of the user: where Spark, Java and Python are looked for
 * @param screen where the user sees what it does
 */
public record Rehearsal(Path cache, Map<String, String> environment, Screen screen) {

  /** What cannot be had without a cluster. */
  private static final String LIMITS =
      "not enforced here: network policies, CPU and memory limits of pods, admission, Pod Security";

  /**
   * What is run.
   *
   * @param manifests as {@code compile} wrote them
   * @param changes what they say other than the job file, one thing each
   * @param folder the job file's: there the program is looked for
   * @param maps paths of the image that lie on this machine
   * @param data folders that stand for volumes of the cluster
   * @param secrets values by key by the Secret's name; none of them is shown
   * @param showsLog which pods' logs are shown, by label
   */
  public record Request(
      String manifests,
      List<String> changes,
      Path folder,
      SortedMap<String, Path> maps,
      SortedMap<String, Path> data,
      SortedMap<String, SortedMap<String, byte[]>> secrets,
      Predicate<String> showsLog) {}

  /** One that tells plain lines. */
  public Rehearsal(Path cache, Map<String, String> environment, Consumer<String> lines) {
    this(cache, environment, Screen.ofLines(lines));
  }

  /** Runs it to its end and tells how it went; nothing of it stays. */
  public Report run(Request request)
      throws Malformed, Unavailable, IOException, InterruptedException {
    Instant start = Instant.now();
    Manifests manifests = Manifests.parse(request.manifests());
    Secrets secrets = Secrets.of(manifests, request.secrets());
    Redaction redaction = secrets.redaction();
    try (View view = new View(redaction.of(screen), start)) {
      redaction.warning().ifPresent(view::say);
      DataFolders.require(request.data().keySet(), manifests);
      secrets.require(SecretUse.of(manifests));
      MemoryCheck memory = new MemoryCheck(PodSizes.of(manifests), MachineMemory.ofThis());
      memory.require();
      memory.notes().forEach(view::say);
      return run(request, manifests, secrets, view, start).withTexts(redaction);
    }
  }

  private Report run(
      Request request, Manifests manifests, Secrets secrets, View view, Instant start)
      throws Unavailable, IOException, InterruptedException {
    Console console =
        new Console(view, request.showsLog(), manifests.executors(), InstantSource.system());
    StandIn standIn = prepare(request, manifests, view);
    standIn.mapping().forEach(view::say);
    request.changes().forEach(change -> console.difference("other than the job says: " + change));
    standIn.differences().forEach(console::difference);
    view.say(LIMITS);
    AtomicReference<@Nullable Cluster> cluster = new AtomicReference<>();
    try (RunFolder folder = RunFolder.create(cache);
        ApiServer api =
            ApiServer.start(manifests.namespace(), refused -> stop(refused, view, cluster.get()));
        Cluster running =
            new Cluster(
                api,
                standIn,
                folder.path(),
                request.data(),
                new Discreet(console, secrets.redaction()))) {
      cluster.set(running);
      try (AtExit _ = AtExit.end(() -> interrupted(view), running, folder)) {
        JobOutcome outcome = running.run(secrets.withIn(manifests));
        return new Telling(manifests, standIn, api, running.pods(), console)
            .of(outcome, start, Instant.now());
      }
    }
  }

  private StandIn prepare(Request request, Manifests manifests, View view)
      throws Unavailable, IOException, InterruptedException {
    Wanted wanted =
        new Wanted(
            manifests.sparkLine(),
            manifests.mainFile(),
            manifests.isPython(),
            request.folder(),
            request.maps());
    return new Laptop(cache, environment, view::say).prepare(wanted);
  }

  private static void interrupted(View view) {
    view.close();
    view.say("stopped before its end: all its processes and files are removed");
  }

  /** A right that is missing in the cluster is missing here: the run fails at once. */
  private static void stop(CallLog.Refused refused, View view, @Nullable Cluster cluster) {
    view.alarm("refused: " + Telling.sentence(refused));
    if (cluster != null) {
      cluster.stop();
    }
  }
}
