package dev.k8spark.rehearsal.agent;

import dev.k8spark.rehearsal.agent.FailurePolicy.Decision;
import dev.k8spark.rehearsal.api.Store;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts a Job's pods one after another, as often as its policy has it, until it has ended. */
final class JobController {
  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(10);
  private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(10);

  private final Job job;
  private final Store store;
  private final Kubelet kubelet;
  private final Names names = new Names();

  JobController(Job job, Store store, Kubelet kubelet) {
    this.job = job;
    this.store = store;
    this.kubelet = kubelet;
  }

  /** Runs it to its end. */
  JobOutcome run() throws InterruptedException {
    Optional<Instant> deadline =
        Optional.ofNullable(job.getSpec().getActiveDeadlineSeconds())
            .map(seconds -> Instant.now().plusSeconds(seconds));
    int failed = 0;
    while (true) {
      Pod pod = store.create(pod());
      if (!endedInTime(pod, deadline)) {
        return overdue(pod);
      }
      Optional<JobOutcome> outcome = outcome(pod, failed);
      if (outcome.isPresent()) {
        return outcome.get();
      }
      failed += isCounted(pod) ? 1 : 0;
      if (!sleep(backOff(failed), deadline)) {
        return overdue(pod);
      }
    }
  }

  private Pod pod() {
    ObjectMeta template = job.getSpec().getTemplate().getMetadata();
    String uid = job.getMetadata().getUid();
    ObjectMeta metadata =
        new ObjectMetaBuilder(template)
            .withName(names.podOf(job.getMetadata().getName()))
            .withNamespace(job.getMetadata().getNamespace())
            .addToLabels("batch.kubernetes.io/controller-uid", uid)
            .addToLabels("batch.kubernetes.io/job-name", job.getMetadata().getName())
            .addToLabels("job-name", job.getMetadata().getName())
            .withOwnerReferences(owner(uid))
            .build();
    return new PodBuilder()
        .withMetadata(metadata)
        .withSpec(job.getSpec().getTemplate().getSpec())
        .withNewStatus()
        .withPhase("Pending")
        .endStatus()
        .build();
  }

  private OwnerReference owner(String uid) {
    return new OwnerReferenceBuilder()
        .withApiVersion(job.getApiVersion())
        .withKind(job.getKind())
        .withName(job.getMetadata().getName())
        .withUid(uid)
        .withController(true)
        .build();
  }

  private boolean endedInTime(Pod pod, Optional<Instant> deadline) throws InterruptedException {
    return kubelet.await(pod, millisUntil(deadline));
  }

  private static long millisUntil(Optional<Instant> deadline) {
    return deadline
        .map(time -> Math.max(0, Duration.between(Instant.now(), time).toMillis()))
        .orElse(Long.MAX_VALUE);
  }

  private JobOutcome overdue(Pod pod) throws InterruptedException {
    store.delete(pod);
    kubelet.await(pod, Long.MAX_VALUE);
    return JobOutcome.failed("DeadlineExceeded", "Job was active longer than specified deadline");
  }

  private int exitCode(Pod pod) {
    return kubelet.runs().stream()
        .map(PodRun::record)
        .filter(record -> record.pod().getMetadata().getUid().equals(pod.getMetadata().getUid()))
        .map(PodRecord::end)
        .filter(Objects::nonNull)
        .findFirst()
        .map(PodRecord.End::exitCode)
        .orElse(1);
  }

  private boolean isCounted(Pod pod) {
    return !decision(pod).action().equals("Ignore");
  }

  private Decision decision(Pod pod) {
    Container container = pod.getSpec().getContainers().getLast();
    return new FailurePolicy(job.getSpec().getPodFailurePolicy())
        .of(container.getName(), exitCode(pod));
  }

  /** Nothing while another attempt is due. */
  private Optional<JobOutcome> outcome(Pod pod, int failedBefore) {
    if (exitCode(pod) == 0) {
      return Optional.of(JobOutcome.COMPLETE);
    }
    Decision decision = decision(pod);
    if (decision.action().equals("FailJob")) {
      String message =
          "Container %s for pod %s/%s failed with exit code %d matching FailJob rule at index %d"
              .formatted(
                  pod.getSpec().getContainers().getLast().getName(),
                  pod.getMetadata().getNamespace(),
                  pod.getMetadata().getName(),
                  exitCode(pod),
                  decision.index());
      return Optional.of(JobOutcome.failed("PodFailurePolicy", message));
    }
    @Nullable Integer limit = job.getSpec().getBackoffLimit();
    boolean isLast = isCounted(pod) && failedBefore + 1 > (limit == null ? 6 : limit);
    return isLast
        ? Optional.of(
            JobOutcome.failed(
                "BackoffLimitExceeded", "Job has reached the specified backoff limit"))
        : Optional.empty();
  }

  /** As Kubernetes waits: ten seconds, and twice as long after each further failure. */
  private static Duration backOff(int failed) {
    Duration wait = FIRST_BACK_OFF.multipliedBy(1L << Math.min(Math.max(failed - 1, 0), 10));
    return wait.compareTo(LONGEST_BACK_OFF) < 0 ? wait : LONGEST_BACK_OFF;
  }

  private static boolean sleep(Duration wait, Optional<Instant> deadline)
      throws InterruptedException {
    long millis = Math.min(wait.toMillis(), millisUntil(deadline));
    Thread.sleep(millis);
    return millis == wait.toMillis();
  }
}
