package dev.k8spark.rule.resources;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.ManifestReads;
import dev.k8spark.job.LimitedResource;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SparkJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.lower.PodMemory;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.rule.Rule;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pods and the whole job want no more than the policy lets them have. */
public final class WithinLimits implements Rule {

  private static final String TTL = "ttlAfterFinished";

  private static final List<LimitedResource> OF_PODS =
      List.of(LimitedResource.CPU, LimitedResource.MEMORY, LimitedResource.EPHEMERAL_STORAGE);

  /**
   * Something that a policy may limit.
   *
   * @param who as a policy calls it: {@code driver}, {@code executor} or {@code job}
   * @param says what it is, for the message
   * @param help how to want less
   * @param evidence of what the pod says, where no key of the job tells
   */
  private record Wanted(
      String who,
      Amount amount,
      Span span,
      String says,
      String help,
      @Nullable ManifestReads evidence) {

    Wanted(String who, Amount amount, Span span, String says, String help) {
      this(who, amount, span, says, help, null);
    }
  }

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    List<PolicyFile> files = bundle.source().policy().files();
    return files.stream().allMatch(file -> file.at("limits") == null)
        ? Stream.empty()
        : wanted(bundle).flatMap(one -> files.stream().flatMap(file -> over(one, file).stream()));
  }

  private static Optional<Diagnostic> over(Wanted wanted, PolicyFile file) {
    LimitedResource measure = wanted.amount().measure();
    return file.text("limits", wanted.who(), measure.key())
        .filter(limit -> measure.isBeyond(wanted.amount().number(), limit.value()))
        .map(limit -> finding(wanted, limit, file));
  }

  private static Diagnostic finding(Wanted wanted, Node.Text limit, PolicyFile file) {
    return Diagnostic.of(
            Code.LIMIT_EXCEEDED,
            wanted.span(),
            "%s: the %s is %s"
                .formatted(
                    wanted.says(),
                    wanted.amount().measure() == LimitedResource.MIN_TTL_AFTER_FINISHED
                        ? "least"
                        : "limit",
                    limit.value()))
        .withOther(limit.span(), "the policy's limit")
        .withHelp(wanted.help() + PolicyFile.asking(file.owner()))
        .withEvidence(wanted.evidence());
  }

  private static Stream<Wanted> wanted(Bundle bundle) {
    JobSize size = JobSize.of(bundle);
    ResolvedJob job = bundle.source();
    return Stream.of(
            limited(job, "driver").map(measure -> ofPod(job, "driver", size.driver(), measure)),
            limited(job, "executor")
                .map(measure -> ofPod(job, "executor", size.executor(), measure)),
            limited(job, "job").map(measure -> ofJob(job, size, measure)),
            ofLife(job, size))
        .flatMap(wanted -> wanted);
  }

  /** Places and sums are looked for only where some file has a limit. */
  private static Stream<LimitedResource> limited(ResolvedJob job, String who) {
    return OF_PODS.stream()
        .filter(
            measure ->
                job.policy().files().stream()
                    .anyMatch(file -> file.at("limits", who, measure.key()) != null));
  }

  private static Wanted ofPod(ResolvedJob job, String role, PodSize pod, LimitedResource measure) {
    Amount amount = Amount.ofResource(measure, pod.most(measure.key()));
    AmountPlaces places = new AmountPlaces(role, pod.pod(), List.of("limits", "requests"));
    Optional<Span> key =
        places.isMostlyOthers(measure.key())
            ? Optional.empty()
            : ResourceKeyLocator.key(job, role, measure.key());
    return new Wanted(
        role,
        amount,
        key.orElseGet(() -> places.guess(job)),
        "%s %s's pod wants %s of %s%s"
            .formatted(
                role.startsWith("e") ? "an" : "a",
                role,
                amount,
                measure.key(),
                terms(job.job(), role, amount)),
        help(measure),
        key.isPresent() ? null : places.evidence(job, List.of(measure.key())));
  }

  private static String terms(SparkJob job, String role, Amount amount) {
    if (amount.measure() != LimitedResource.MEMORY) {
      return "";
    }
    PodMemory memory = role.equals("driver") ? PodMemory.ofDriver(job) : PodMemory.ofExecutor(job);
    long others = amount.number() - memory.total().mebibytes();
    return " (heap %s, overhead %s%s%s%s)"
        .formatted(
            mebibytes(memory.heap()),
            mebibytes(memory.overhead()),
            memory.offHeap() == 0 ? "" : ", off-heap " + mebibytes(memory.offHeap()),
            memory.python() == 0 ? "" : ", Python " + mebibytes(memory.python()),
            others == 0 ? "" : ", other containers " + mebibytes(others));
  }

  private static Amount mebibytes(long number) {
    return new Amount(LimitedResource.MEMORY, number);
  }

  private static String help(LimitedResource measure) {
    return switch (measure) {
      case CPU -> "lower `cores`, or `cpu.request` and `cpu.limit`";
      case MEMORY -> "lower `memory`, or have more and smaller executors";
      case EPHEMERAL_STORAGE -> "lower it in the pod template";
      case INSTANCES, RETRIES, TIMEOUT, TTL_AFTER_FINISHED -> "lower `%s`".formatted(measure.key());
      case MIN_TTL_AFTER_FINISHED ->
          "raise `ttlAfterFinished`, or leave it out: the Job and its logs then stay";
    };
  }

  private static Wanted ofJob(ResolvedJob job, JobSize size, LimitedResource measure) {
    Amount amount = Amount.ofResource(measure, size.most(measure.key()));
    return new Wanted(
        "job",
        amount,
        job.usersPlaceOf("executor"),
        "the job wants %s of %s at its largest, with %d executors"
            .formatted(amount, measure.key(), size.executors()),
        "have fewer or smaller executors");
  }

  private static Stream<Wanted> ofLife(ResolvedJob job, JobSize size) {
    Amount instances = new Amount(LimitedResource.INSTANCES, size.executors());
    Span place = job.spanOf("executor", "instances");
    return Stream.of(
            Optional.of(
                new Wanted(
                    "executor",
                    instances,
                    place,
                    "the job may have %s executors".formatted(instances),
                    "lower `executor.instances`")),
            ofLife(job, LimitedResource.RETRIES, "retries", (long) job.job().retries()),
            ofLife(job, LimitedResource.TIMEOUT, "timeout", seconds(job.job().timeout())),
            ofLife(
                job,
                LimitedResource.TTL_AFTER_FINISHED,
                TTL,
                seconds(job.job().ttlAfterFinished())),
            ofLife(
                job,
                LimitedResource.MIN_TTL_AFTER_FINISHED,
                TTL,
                seconds(job.job().ttlAfterFinished())))
        .flatMap(Optional::stream);
  }

  private static Optional<Wanted> ofLife(
      ResolvedJob job, LimitedResource measure, String key, @Nullable Long number) {
    return Optional.ofNullable(number)
        .map(
            given -> {
              Amount amount = new Amount(measure, given);
              return new Wanted(
                  "job",
                  amount,
                  job.spanOf(key),
                  "`%s` is %s".formatted(key, amount),
                  help(measure));
            });
  }

  private static @Nullable Long seconds(@Nullable Duration time) {
    return time == null ? null : time.toSeconds();
  }
}
