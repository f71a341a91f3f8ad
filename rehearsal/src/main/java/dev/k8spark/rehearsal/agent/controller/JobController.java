package dev.k8spark.rehearsal.agent.controller;

import dev.k8spark.rehearsal.agent.controller.FailurePolicy.PolicyDecision;
import dev.k8spark.rehearsal.agent.kubelet.BackOff;
import dev.k8spark.rehearsal.agent.kubelet.Kubelet;
import dev.k8spark.rehearsal.api.ObjectStore;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Starts a Job's pods one after another, as often as its policy has it, until it has ended. */
public final class JobController {
  private static final int DEFAULT_BACK_OFF_LIMIT = 6;

  private final Job job;
  private final ObjectStore store;
  private final Kubelet kubelet;
  private final PodNames names = new PodNames();
  private final CountDownLatch stopped = new CountDownLatch(1);

  public JobController(Job job, ObjectStore store, Kubelet kubelet) {
    this.job = job;
    this.store = store;
    this.kubelet = kubelet;
  }

  /** Runs it to its end. */
  public JobOutcome run() throws InterruptedException {
    Optional<Instant> deadline =
        Optional.ofNullable(job.getSpec().getActiveDeadlineSeconds())
            .map(seconds -> Instant.now().plusSeconds(seconds));
    int failed = 0;
    while (true) {
      Pod pod = store.create(pod());
      if (!kubelet.await(pod, millisUntil(deadline))) {
        return overdue(pod);
      }
      Pod ended = kubelet.current(pod);
      if (ended.getStatus().getPhase().equals("Succeeded")) {
        return JobOutcome.COMPLETE;
      }
      PolicyDecision decision =
          new FailurePolicy(job.getSpec().getPodFailurePolicy()).decide(ended);
      boolean isCounted = !decision.action().equals("Ignore");
      failed += isCounted ? 1 : 0;
      Optional<JobOutcome> outcome = outcome(decision, failed);
      if (outcome.isPresent()) {
        return outcome.get();
      }
      if (!pause(isCounted ? BackOff.OF_JOB.delayAfter(failed) : Duration.ZERO, deadline)) {
        return stopped.getCount() == 0 ? JobOutcome.STOPPED : overdue(pod);
      }
    }
  }

  /** Lets no other pod follow, as if somebody deleted the Job. */
  public void stop() {
    stopped.countDown();
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

  /** Nothing while another attempt is due. */
  private Optional<JobOutcome> outcome(PolicyDecision decision, int failed) {
    if (stopped.getCount() == 0) {
      return Optional.of(JobOutcome.STOPPED);
    }
    if (decision.action().equals("FailJob")) {
      return Optional.of(JobOutcome.failed("PodFailurePolicy", decision.message()));
    }
    @Nullable Integer limit = job.getSpec().getBackoffLimit();
    return failed > (limit == null ? DEFAULT_BACK_OFF_LIMIT : limit)
        ? Optional.of(
            JobOutcome.failed(
                "BackoffLimitExceeded", "Job has reached the specified backoff limit"))
        : Optional.empty();
  }

  /** Whether the wait was not cut short. */
  private boolean pause(Duration wait, Optional<Instant> deadline) throws InterruptedException {
    long millis = Math.min(wait.toMillis(), millisUntil(deadline));
    return !stopped.await(millis, TimeUnit.MILLISECONDS) && millis == wait.toMillis();
  }
}
