package dev.k8spark.rehearsal.agent.kubelet;

import dev.k8spark.rehearsal.api.ObjectStore;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStateRunning;
import io.fabric8.kubernetes.api.model.ContainerStateTerminatedBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the API shows of one pod: its phase, and each container's state under its own name. */
final class PodStatuses {
  private final ObjectStore store;
  private final Pod pod;
  private final Map<String, ContainerStatus> states = new LinkedHashMap<>();
  private final Instant start = Instant.now();
  private String phase = "Pending";
  private String ip = "";

  PodStatuses(ObjectStore store, Pod pod) {
    this.store = store;
    this.pod = pod;
  }

  /** As Kubernetes has it, the phase is Pending while containers only wait. */
  synchronized void placed(String address, PodContainers containers) {
    ip = address;
    containers.init().forEach(container -> state(container, waiting()));
    containers.main().forEach(container -> state(container, waiting()));
    tell();
  }

  synchronized void running(Container container, boolean isMain) {
    phase = isMain ? "Running" : phase;
    state(
        container,
        new ContainerStateBuilder()
            .withRunning(new ContainerStateRunning(Instant.now().toString()))
            .build());
    tell();
  }

  synchronized void ended(Container container, int exitCode, String reason, String message) {
    state(
        container,
        new ContainerStateBuilder()
            .withTerminated(
                new ContainerStateTerminatedBuilder()
                    .withExitCode(exitCode)
                    .withReason(reason)
                    .withMessage(message)
                    .withFinishedAt(Instant.now().toString())
                    .build())
            .build());
    tell();
  }

  /** The pod's own end, after that of all its containers. */
  synchronized void ended(boolean isWell) {
    phase = isWell ? "Succeeded" : "Failed";
    tell();
  }

  private static ContainerState waiting() {
    return new ContainerStateBuilder().withNewWaiting("", "PodInitializing").build();
  }

  private void state(Container container, ContainerState state) {
    @Nullable ContainerStatus before = states.get(container.getName());
    boolean isRunning = state.getRunning() != null;
    boolean isAgain = isRunning && before != null && before.getState().getTerminated() != null;
    states.put(
        container.getName(),
        new ContainerStatusBuilder()
            .withName(container.getName())
            .withImage(Objects.requireNonNullElse(container.getImage(), ""))
            .withImageID("")
            .withReady(isRunning)
            .withStarted(isRunning)
            .withRestartCount((before == null ? 0 : before.getRestartCount()) + (isAgain ? 1 : 0))
            .withState(state)
            .build());
  }

  /** As it is now. */
  synchronized PodStatus now() {
    boolean isReady = phase.equals("Running");
    return new PodStatusBuilder()
        .withPhase(phase)
        .withPodIP(ip)
        .withStartTime(start.toString())
        .withConditions(
            condition("Initialized", !phase.equals("Pending")),
            condition("Ready", isReady),
            condition("ContainersReady", isReady))
        .withInitContainerStatuses(statusesOf(pod.getSpec().getInitContainers()))
        .withContainerStatuses(statusesOf(pod.getSpec().getContainers()))
        .build();
  }

  private static PodCondition condition(String type, boolean holds) {
    return new PodConditionBuilder().withType(type).withStatus(holds ? "True" : "False").build();
  }

  private List<ContainerStatus> statusesOf(List<Container> containers) {
    return containers.stream()
        .map(Container::getName)
        .filter(states::containsKey)
        .map(states::get)
        .toList();
  }

  private void tell() {
    store.set(pod, Map.of("status", now()));
  }
}
