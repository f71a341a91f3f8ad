package dev.k8spark.rehearsal.agent.kubelet;

import dev.k8spark.rehearsal.agent.process.MemoryOwner;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What there is to tell of one pod; it fills while the pod lives. */
public final class PodRecord implements MemoryOwner {
  private final Pod pod;
  private final Instant created = Instant.now();
  private final AtomicReference<@Nullable Instant> started = new AtomicReference<>();
  private final AtomicReference<@Nullable ContainerEnd> end = new AtomicReference<>();
  private final AtomicLong peak = new AtomicLong();

  /**
   * How the pod's Spark container ended.
   *
   * @param message its termination message
   */
  public record ContainerEnd(Instant time, int exitCode, String message) {}

  PodRecord(Pod pod) {
    this.pod = pod;
  }

  /** As it was asked for. */
  public Pod pod() {
    return pod;
  }

  public Instant created() {
    return created;
  }

  public @Nullable Instant started() {
    return started.get();
  }

  public @Nullable ContainerEnd end() {
    return end.get();
  }

  /** The most memory that its processes held together, in bytes; 0 where it cannot be read. */
  public long peak() {
    return peak.get();
  }

  /** The executor's number, for an executor. */
  public OptionalInt executor() {
    @Nullable String id = pod.getMetadata().getLabels().get("spark-exec-id");
    return id == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(id));
  }

  void start() {
    started.compareAndSet(null, Instant.now());
  }

  void end(int exitCode, String message) {
    end.compareAndSet(null, new ContainerEnd(Instant.now(), exitCode, message));
  }

  @Override
  public void recordMemory(long bytes) {
    peak.accumulateAndGet(bytes, Math::max);
  }
}
