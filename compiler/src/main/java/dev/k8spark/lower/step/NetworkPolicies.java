package dev.k8spark.lower.step;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SparkJob;
import dev.k8spark.lower.Draft;
import dev.k8spark.lower.LoweringStep;
import dev.k8spark.lower.Metadata;
import dev.k8spark.lower.Names;
import dev.k8spark.runtime.contract.PodContract;
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

/** Who may talk to whom: the two roles of one job, names, and the driver to the API server. */
public final class NetworkPolicies implements LoweringStep {

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    return draft.withResources(List.of(driver(resolved), executor(resolved.job())));
  }

  private static NetworkPolicy driver(ResolvedJob resolved) {
    SparkJob job = resolved.job();
    List<NetworkPolicyPeer> executors = List.of(pods(job, PodContract.EXECUTOR));
    Stream<NetworkPolicyEgressRule> usual =
        Stream.of(Traffic.to(executors, PodContract.BLOCK_MANAGER_PORT), Traffic.dns());
    Stream<NetworkPolicyEgressRule> apiServer =
        Traffic.toApiServer(resolved.policy().cluster().apiServer()).stream();
    return policy(
        Metadata.of(job, PodContract.DRIVER, Names.driver(job)),
        pods(job, PodContract.DRIVER),
        Traffic.from(executors, PodContract.DRIVER_PORT, PodContract.BLOCK_MANAGER_PORT),
        Stream.concat(usual, apiServer).toList());
  }

  private static NetworkPolicy executor(SparkJob job) {
    NetworkPolicyPeer driver = pods(job, PodContract.DRIVER);
    NetworkPolicyPeer executors = pods(job, PodContract.EXECUTOR);
    return policy(
        Metadata.of(job, PodContract.EXECUTOR, Names.executor(job)),
        executors,
        Traffic.from(List.of(driver, executors), PodContract.BLOCK_MANAGER_PORT),
        List.of(
            Traffic.to(List.of(driver), PodContract.DRIVER_PORT, PodContract.BLOCK_MANAGER_PORT),
            Traffic.to(List.of(executors), PodContract.BLOCK_MANAGER_PORT),
            Traffic.dns()));
  }

  private static NetworkPolicyPeer pods(SparkJob job, String component) {
    return Traffic.pods(Metadata.selector(job, component));
  }

  private static NetworkPolicy policy(
      ObjectMeta metadata,
      NetworkPolicyPeer subject,
      NetworkPolicyIngressRule ingress,
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
