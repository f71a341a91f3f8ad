package dev.k8spark.rehearsal.agent;

import dev.k8spark.rehearsal.agent.controller.JobOutcome;
import dev.k8spark.rehearsal.agent.kubelet.PodObserver;
import dev.k8spark.rehearsal.agent.kubelet.PodRecord;
import dev.k8spark.rehearsal.api.LocalApiServer;
import dev.k8spark.rehearsal.localimage.LocalImage;
import dev.k8spark.runtime.contract.ContainerPaths;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpecBuilder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs a Job whose containers are scripts of the shell, and keeps what is to be seen of it. */
public final class ShellJob implements PodObserver {
  static final String IMAGE = "localhost/here:1";
  static final String OTHER_IMAGE = "localhost/elsewhere:1";

  private final Path folder;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Set<String> differences = new ConcurrentSkipListSet<>();
  private final List<Pod> pods = new CopyOnWriteArrayList<>();
  private final List<PodRecord> records = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable SingleNodeCluster> running = new AtomicReference<>();
  private Consumer<SingleNodeCluster> onLine = _ -> {};
  private Consumer<String> echo = _ -> {};

  public ShellJob(Path folder) {
    this.folder = folder;
  }

  static Container container(String name, String image, String script) {
    return new ContainerBuilder()
        .withName(name)
        .withImage(image)
        .withCommand("sh", "-c", script)
        .withTerminationMessagePolicy("FallbackToLogsOnError")
        .build();
  }

  public static Container main(String script) {
    return container("main", IMAGE, script);
  }

  static Container sidecar(String name, String script) {
    return new ContainerBuilder(container(name, IMAGE, script)).withRestartPolicy("Always").build();
  }

  public static Job job(List<Container> init, Container... main) {
    Job job =
        new JobBuilder()
            .withNewMetadata()
            .withName("work")
            .withNamespace("jobs")
            .endMetadata()
            .withSpec(new JobSpecBuilder().withBackoffLimit(0).build())
            .build();
    job.getSpec()
        .setTemplate(
            new PodTemplateSpecBuilder()
                .withNewMetadata()
                .endMetadata()
                .withSpec(
                    new PodSpecBuilder()
                        .withRestartPolicy("Never")
                        .withServiceAccountName("driver")
                        .withTerminationGracePeriodSeconds(20L)
                        .withInitContainers(init)
                        .withContainers(Arrays.asList(main))
                        .build())
                .build());
    return job;
  }

  static Job edit(Job job, UnaryOperator<JobSpecBuilder> edit) {
    return new JobBuilder(job)
        .withSpec(edit.apply(new JobSpecBuilder(job.getSpec())).build())
        .build();
  }

  /** A machine that has the shell and nothing else. */
  public static LocalImage image() {
    return new LocalImage(
        "0",
        0,
        new TreeMap<>(Map.of("PATH", "/usr/bin:/bin")),
        ContainerPaths.ofContainer(),
        new TreeMap<>(),
        List.of());
  }

  /** What happens, once per line that a container writes. */
  ShellJob onLine(Consumer<SingleNodeCluster> action) {
    onLine = action;
    return this;
  }

  /** Who else gets each line. */
  public ShellJob echo(Consumer<String> out) {
    echo = out;
    return this;
  }

  JobOutcome run(Job job) throws Exception {
    try (LocalApiServer api = LocalApiServer.start("jobs", _ -> {});
        SingleNodeCluster cluster = new SingleNodeCluster(api, image(), folder, Map.of(), this)) {
      running.set(cluster);
      JobOutcome outcome = cluster.run(List.of(job));
      pods.addAll(api.store().list(Pod.class, "jobs"));
      records.addAll(cluster.pods());
      return outcome;
    }
  }

  List<String> lines() {
    return lines;
  }

  Set<String> differences() {
    return differences;
  }

  List<PodRecord> records() {
    return records;
  }

  /** As the API showed the only one at the end. */
  Pod pod() {
    return pods.getFirst();
  }

  int exitCode(String container) {
    return Stream.concat(
            pod().getStatus().getInitContainerStatuses().stream(),
            pod().getStatus().getContainerStatuses().stream())
        .filter(status -> status.getName().equals(container))
        .map(ContainerStatus::getState)
        .map(state -> state.getTerminated().getExitCode())
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void created(PodRecord pod) {}

  @Override
  public void started(PodRecord pod) {}

  @Override
  public void ended(PodRecord pod) {}

  @Override
  public void line(PodRecord pod, String line) {
    lines.add(line);
    echo.accept(line);
    Optional.ofNullable(running.get()).ifPresent(onLine);
  }

  @Override
  public void event(Instant time, String event) {}

  @Override
  public void difference(String sentence) {
    differences.add(sentence);
  }
}
