package dev.k8spark.admit.rule;

import dev.k8spark.admit.Law;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.Measure;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.source.Node;
import java.util.List;
import java.util.stream.Stream;

/** A pod fits on a node of some pool that the policy knows, else it waits for ever. */
public final class FitsNode implements Law {

  private static final List<Measure> MEASURES = List.of(Measure.CPU, Measure.MEMORY);

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
    return Stream.of(
        Diagnostic.of(
                Code.POD_FITS_NO_NODE,
                job.usersPlaceOf(role),
                "the %s's pod requests %s of cpu and %s of memory, which no node has"
                    .formatted(role, amount(pod, Measure.CPU), amount(pod, Measure.MEMORY)))
            .withOther(pools.getFirst().span(), "the policy's node pools")
            .withHelp("have smaller pods" + PolicyFile.asking(file.owner())));
  }

  private static boolean fits(PodSize pod, Node pool) {
    return MEASURES.stream()
        .allMatch(
            measure ->
                !(Node.below(pool, measure.key()) instanceof Node.Text most)
                    || amount(pod, measure).number() <= measure.of(most.value()));
  }

  private static Amount amount(PodSize pod, Measure measure) {
    return Amount.ofResource(measure, pod.request(measure.key()));
  }
}
