package dev.k8spark.rule.resources;

import dev.k8spark.job.PodMemory;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SparkJob;
import dev.k8spark.quantity.LimitedResource;
import dev.k8spark.quantity.ResourceAmount;
import dev.k8spark.rule.JobSize;
import dev.k8spark.rule.PodSize;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.runtime.contract.PodRole;
import dev.k8spark.source.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Measures what a job and its pods want of whatever a policy may limit. */
final class LimitedAmounts {

  private static final String TTL = "ttlAfterFinished";

  private LimitedAmounts() {}

  /** Returns every amount that a policy may limit. */
  static Stream<LimitedAmount> find(RuleContext context) {
    JobSize size = context.size();
    ResolvedJob job = context.job();
    return Stream.of(
            findLimited(job, PodRole.DRIVER.word())
                .map(resource -> measurePod(job, PodRole.DRIVER, size.driver(), resource)),
            findLimited(job, PodRole.EXECUTOR.word())
                .map(resource -> measurePod(job, PodRole.EXECUTOR, size.executor(), resource)),
            findLimited(job, "job").map(resource -> measureJob(job, size, resource)),
            measureLife(job, size))
        .flatMap(Function.identity());
  }

  /** Places and sums are looked for only where some file has a limit. */
  private static Stream<LimitedResource> findLimited(ResolvedJob job, String who) {
    return PodLimitValidations.RESOURCES.stream()
        .filter(
            resource ->
                job.policy().files().stream()
                    .anyMatch(file -> file.terms().limits().find(who, resource).isPresent()));
  }

  private static LimitedAmount measurePod(
      ResolvedJob job, PodRole role, PodSize pod, LimitedResource resource) {
    ResourceAmount amount = ResourceAmount.ofResource(resource, pod.most(resource.key()));
    AmountPlaces places = new AmountPlaces(role, pod.pod(), List.of("limits", "requests"));
    Optional<Span> key =
        places.isMostlyOthers(resource.key())
            ? Optional.empty()
            : ResourceKeyLocator.findKey(job, role, resource.key());
    return new LimitedAmount(
        role.word(),
        amount,
        key.orElseGet(() -> places.guessPlace(job)),
        "%s %s's pod wants %s of %s%s"
            .formatted(
                role == PodRole.EXECUTOR ? "an" : "a",
                role.word(),
                amount,
                resource.key(),
                listTerms(job.job(), role, amount)),
        suggest(resource),
        key.isPresent() ? null : places.collectReads(job, List.of(resource.key())));
  }

  private static String listTerms(SparkJob job, PodRole role, ResourceAmount amount) {
    if (amount.resource() != LimitedResource.MEMORY) {
      return "";
    }
    PodMemory memory = role == PodRole.DRIVER ? PodMemory.ofDriver(job) : PodMemory.ofExecutor(job);
    long others = amount.number() - memory.total().mebibytes();
    return " (heap %s, overhead %s%s%s%s)"
        .formatted(
            toAmount(memory.heap()),
            toAmount(memory.overhead()),
            memory.offHeap() == 0 ? "" : ", off-heap " + toAmount(memory.offHeap()),
            memory.python() == 0 ? "" : ", Python " + toAmount(memory.python()),
            others == 0 ? "" : ", other containers " + toAmount(others));
  }

  private static ResourceAmount toAmount(long number) {
    return new ResourceAmount(LimitedResource.MEMORY, number);
  }

  private static String suggest(LimitedResource resource) {
    return switch (resource) {
      case CPU -> "lower `cores`, or `cpu.request` and `cpu.limit`";
      case MEMORY -> "lower `memory`, or have more and smaller executors";
      case EPHEMERAL_STORAGE -> "lower it in the pod template";
      case INSTANCES, RETRIES, TIMEOUT, TTL_AFTER_FINISHED ->
          "lower `%s`".formatted(resource.key());
      case MIN_TTL_AFTER_FINISHED ->
          "raise `ttlAfterFinished`, or leave it out: the Job and its logs then stay";
    };
  }

  private static LimitedAmount measureJob(ResolvedJob job, JobSize size, LimitedResource resource) {
    ResourceAmount amount = ResourceAmount.ofResource(resource, size.most(resource.key()));
    return new LimitedAmount(
        "job",
        amount,
        job.usersPlaceOf(PodRole.EXECUTOR.word()),
        "the job wants %s of %s at its largest, with %d executors"
            .formatted(amount, resource.key(), size.executors()),
        "have fewer or smaller executors");
  }

  private static Stream<LimitedAmount> measureLife(ResolvedJob job, JobSize size) {
    ResourceAmount instances = new ResourceAmount(LimitedResource.INSTANCES, size.executors());
    Span place = job.spanOf(PodRole.EXECUTOR.word(), "instances");
    return Stream.of(
            Optional.of(
                new LimitedAmount(
                    PodRole.EXECUTOR.word(),
                    instances,
                    place,
                    "the job may have %s executors".formatted(instances),
                    "lower `executor.instances`")),
            measureLife(job, LimitedResource.RETRIES, "retries", (long) job.job().retries()),
            measureLife(job, LimitedResource.TIMEOUT, "timeout", seconds(job.job().timeout())),
            measureLife(
                job,
                LimitedResource.TTL_AFTER_FINISHED,
                TTL,
                seconds(job.job().ttlAfterFinished())),
            measureLife(
                job,
                LimitedResource.MIN_TTL_AFTER_FINISHED,
                TTL,
                seconds(job.job().ttlAfterFinished())))
        .flatMap(Optional::stream);
  }

  private static Optional<LimitedAmount> measureLife(
      ResolvedJob job, LimitedResource resource, String key, @Nullable Long number) {
    return Optional.ofNullable(number)
        .map(
            given -> {
              ResourceAmount amount = new ResourceAmount(resource, given);
              return new LimitedAmount(
                  "job",
                  amount,
                  job.spanOf(key),
                  "`%s` is %s".formatted(key, amount),
                  suggest(resource));
            });
  }

  private static @Nullable Long seconds(@Nullable Duration time) {
    return time == null ? null : time.toSeconds();
  }
}
