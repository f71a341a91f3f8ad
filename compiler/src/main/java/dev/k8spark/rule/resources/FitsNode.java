package dev.k8spark.rule.resources;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.policy.NodePool;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.quantity.LimitedResource;
import dev.k8spark.quantity.ResourceAmount;
import dev.k8spark.rule.JobSize;
import dev.k8spark.rule.PodSize;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.runtime.contract.PodRole;
import dev.k8spark.source.LocatedEntry;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A pod fits on a node of some pool that the policy knows, else it waits for ever. */
public final class FitsNode extends Rule {

  private static final List<LimitedResource> RESOURCES =
      List.of(LimitedResource.CPU, LimitedResource.MEMORY);

  public FitsNode() {
    super(Code.POD_FITS_NO_NODE, RuleCategory.RESOURCES, "Each pod fits on a node of some pool.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    return context.policy().files().stream()
        .filter(file -> !file.cluster().nodePools().isEmpty())
        .limit(1)
        .flatMap(file -> check(context, file));
  }

  private Stream<Diagnostic> check(RuleContext context, PolicyFile file) {
    JobSize size = context.size();
    return Stream.concat(
        check(context.job(), PodRole.DRIVER, size.driver(), file),
        check(context.job(), PodRole.EXECUTOR, size.executor(), file));
  }

  private Stream<Diagnostic> check(ResolvedJob job, PodRole role, PodSize pod, PolicyFile file) {
    List<LocatedEntry<NodePool>> pools = List.copyOf(file.cluster().nodePools().values());
    if (pools.stream().anyMatch(pool -> fits(pod, pool.value()))) {
      return Stream.empty();
    }
    AmountPlaces places = new AmountPlaces(role, pod.pod(), List.of("requests"));
    return Stream.of(
        report(
                places.guessPlace(job),
                "the %s's pod requests %s of cpu and %s of memory, which no node has"
                    .formatted(
                        role.word(),
                        amount(pod, LimitedResource.CPU),
                        amount(pod, LimitedResource.MEMORY)))
            .withOther(pools.getFirst().key(), "the policy's node pools")
            .withHelp("have smaller pods" + PolicyFile.asking(file.owner()))
            .withEvidence(places.collectReads(job, tooLarge(pod, pools))));
  }

  /** What no pool has enough of; all, if each is enough in another pool. */
  private static List<String> tooLarge(PodSize pod, List<LocatedEntry<NodePool>> pools) {
    List<String> most =
        RESOURCES.stream()
            .filter(resource -> pools.stream().noneMatch(pool -> fits(pod, pool.value(), resource)))
            .map(LimitedResource::key)
            .toList();
    return most.isEmpty() ? RESOURCES.stream().map(LimitedResource::key).toList() : most;
  }

  private static boolean fits(PodSize pod, @Nullable NodePool pool) {
    return RESOURCES.stream().allMatch(resource -> fits(pod, pool, resource));
  }

  private static boolean fits(PodSize pod, @Nullable NodePool pool, LimitedResource resource) {
    @Nullable String most =
        pool == null ? null : resource == LimitedResource.CPU ? pool.cpu() : pool.memory();
    return most == null || amount(pod, resource).number() <= resource.parse(most);
  }

  private static ResourceAmount amount(PodSize pod, LimitedResource resource) {
    return ResourceAmount.ofResource(resource, pod.request(resource.key()));
  }
}
