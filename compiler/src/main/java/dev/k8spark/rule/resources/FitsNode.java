package dev.k8spark.rule.resources;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.LimitedResource;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.rule.Rule;
import dev.k8spark.source.Node;
import java.util.List;
import java.util.stream.Stream;

/** A pod fits on a node of some pool that the policy knows, else it waits for ever. */
public final class FitsNode implements Rule {

  private static final List<LimitedResource> MEASURES =
      List.of(LimitedResource.CPU, LimitedResource.MEMORY);

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    return bundle.source().policy().files().stream()
        .filter(file -> file.entries("cluster", "nodePools").findAny().isPresent())
        .limit(1)
        .flatMap(file -> check(bundle, file));
  }

  private static Stream<Diagnostic> check(Bundle bundle, PolicyFile file) {
    JobSize size = JobSize.of(bundle);
    return Stream.concat(
        check(bundle.source(), "driver", size.driver(), file),
        check(bundle.source(), "executor", size.executor(), file));
  }

  private static Stream<Diagnostic> check(
      ResolvedJob job, String role, PodSize pod, PolicyFile file) {
    List<PolicyFile.Entry> pools = file.entries("cluster", "nodePools").toList();
    if (pools.stream().anyMatch(pool -> fits(pod, pool.value()))) {
      return Stream.empty();
    }
    AmountPlaces places = new AmountPlaces(role, pod.pod(), List.of("requests"));
    return Stream.of(
        Diagnostic.of(
                Code.POD_FITS_NO_NODE,
                places.guess(job),
                "the %s's pod requests %s of cpu and %s of memory, which no node has"
                    .formatted(
                        role,
                        amount(pod, LimitedResource.CPU),
                        amount(pod, LimitedResource.MEMORY)))
            .withOther(pools.getFirst().span(), "the policy's node pools")
            .withHelp("have smaller pods" + PolicyFile.asking(file.owner()))
            .withEvidence(places.evidence(job, tooLarge(pod, pools))));
  }

  /** What no pool has enough of; all, if each is enough in another pool. */
  private static List<String> tooLarge(PodSize pod, List<PolicyFile.Entry> pools) {
    List<String> most =
        MEASURES.stream()
            .filter(measure -> pools.stream().noneMatch(pool -> fits(pod, pool.value(), measure)))
            .map(LimitedResource::key)
            .toList();
    return most.isEmpty() ? MEASURES.stream().map(LimitedResource::key).toList() : most;
  }

  private static boolean fits(PodSize pod, Node pool) {
    return MEASURES.stream().allMatch(measure -> fits(pod, pool, measure));
  }

  private static boolean fits(PodSize pod, Node pool, LimitedResource measure) {
    return !(Node.childOf(pool, measure.key()) instanceof Node.Text most)
        || amount(pod, measure).number() <= measure.of(most.value());
  }

  private static Amount amount(PodSize pod, LimitedResource measure) {
    return Amount.ofResource(measure, pod.request(measure.key()));
  }
}
