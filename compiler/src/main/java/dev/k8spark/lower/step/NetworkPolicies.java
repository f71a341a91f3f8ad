package dev.k8spark.lower.step;

import dev.k8spark.job.Exposure;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SparkJob;
import dev.k8spark.lower.data.DataRoutes;
import dev.k8spark.lower.data.KerberosNeeds;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.lower.draft.ObjectMetadata;
import dev.k8spark.lower.draft.ObjectNames;
import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.runtime.contract.PodRole;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpecBuilder;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who may talk to whom: the two roles of one job, names, and the driver to the API server. */
public final class NetworkPolicies implements LoweringStep {

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    return draft.withResources(List.of(driver(resolved), executor(resolved)));
  }

  private static NetworkPolicy driver(ResolvedJob resolved) {
    SparkJob job = resolved.job();
    List<NetworkPolicyPeer> executors = List.of(pods(job, PodRole.EXECUTOR));
    Stream<NetworkPolicyEgressRule> usual =
        Stream.of(Traffic.allowTo(executors, PodContract.BLOCK_MANAGER_PORT), allowDns(resolved));
    Stream<NetworkPolicyEgressRule> apiServer =
        Traffic.allowToApiServer(resolved.policy().cluster().apiServer()).stream();
    return policy(
        ObjectMetadata.create(job, PodRole.DRIVER, ObjectNames.driver(job)),
        pods(job, PodRole.DRIVER),
        waysIn(
            job,
            Traffic.allowFrom(executors, PodContract.DRIVER_PORT, PodContract.BLOCK_MANAGER_PORT)),
        Stream.of(usual, apiServer, waysOut(resolved), kerberos(resolved))
            .flatMap(rules -> rules)
            .toList());
  }

  private static NetworkPolicy executor(ResolvedJob resolved) {
    SparkJob job = resolved.job();
    NetworkPolicyPeer driver = pods(job, PodRole.DRIVER);
    NetworkPolicyPeer executors = pods(job, PodRole.EXECUTOR);
    return policy(
        ObjectMetadata.create(job, PodRole.EXECUTOR, ObjectNames.executor(job)),
        executors,
        waysIn(job, Traffic.allowFrom(List.of(driver, executors), PodContract.BLOCK_MANAGER_PORT)),
        Stream.concat(
                Stream.of(
                    Traffic.allowTo(
                        List.of(driver), PodContract.DRIVER_PORT, PodContract.BLOCK_MANAGER_PORT),
                    Traffic.allowTo(List.of(executors), PodContract.BLOCK_MANAGER_PORT),
                    allowDns(resolved)),
                waysOut(resolved))
            .toList());
  }

  private static NetworkPolicyEgressRule allowDns(ResolvedJob resolved) {
    return Traffic.allowDns(resolved.policy().cluster().dns());
  }

  /** Both roles read and write data: tasks in executors, the driver to list and to commit. */
  private static Stream<NetworkPolicyEgressRule> waysOut(ResolvedJob resolved) {
    return DataRoutes.find(resolved).stream()
        .flatMap(route -> route.targets().stream())
        .distinct()
        .map(Traffic::allowTo);
  }

  private static List<NetworkPolicyIngressRule> waysIn(SparkJob job, NetworkPolicyIngressRule own) {
    @Nullable Exposure expose = job.expose();
    return expose == null ? List.of(own) : List.of(own, Traffic.allowFrom(expose));
  }

  /** Only the driver logs in; executors get tokens from it. */
  private static Stream<NetworkPolicyEgressRule> kerberos(ResolvedJob resolved) {
    return KerberosNeeds.findServers(resolved).stream().map(Traffic::allowAnyProtocolTo);
  }

  private static NetworkPolicyPeer pods(SparkJob job, PodRole role) {
    return Traffic.pods(ObjectMetadata.selector(job, role));
  }

  private static NetworkPolicy policy(
      ObjectMeta metadata,
      NetworkPolicyPeer subject,
      List<NetworkPolicyIngressRule> ingress,
      List<NetworkPolicyEgressRule> egress) {
    NetworkPolicySpec spec =
        new NetworkPolicySpecBuilder()
            .withPodSelector(subject.getPodSelector())
            .withPolicyTypes("Ingress", "Egress")
            .withIngress(ingress)
            .withEgress(egress)
            .build();
    return new NetworkPolicyBuilder().withMetadata(metadata).withSpec(spec).build();
  }
}
