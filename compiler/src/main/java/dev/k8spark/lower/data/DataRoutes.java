package dev.k8spark.lower.data;

import dev.k8spark.job.DataAddress;
import dev.k8spark.job.DataKind;
import dev.k8spark.job.DataUse;
import dev.k8spark.job.HostAndPort;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.policy.ClusterFacts;
import dev.k8spark.policy.DataStore;
import dev.k8spark.policy.EgressTarget;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the ways out of the pods that a job's data and hosts need. */
public final class DataRoutes {

  private DataRoutes() {}

  /** Returns the ways to data, in the order of their names, then those to hosts and the cloud. */
  public static List<DataRoute> find(ResolvedJob resolved) {
    return Stream.of(findData(resolved), findHosts(resolved), CloudRoutes.find(resolved))
        .flatMap(routes -> routes)
        .toList();
  }

  private static Stream<DataRoute> findData(ResolvedJob resolved) {
    ClusterFacts cluster = resolved.policy().cluster();
    return resolved.job().data().entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().address().stream()
                    .filter(address -> address.kind() != DataKind.CLAIM)
                    .map(address -> route(entry.getKey(), entry.getValue(), address, cluster)));
  }

  private static DataRoute route(
      String name, DataUse use, DataAddress address, ClusterFacts cluster) {
    return new DataRoute(List.of("data", name, "uri"), use.uri(), targets(use, address, cluster));
  }

  private static List<EgressTarget> targets(
      DataUse use, DataAddress address, ClusterFacts cluster) {
    @Nullable DataStore store = cluster.findStore(use.uri()).orElse(null);
    @Nullable HostAndPort endpoint = store == null ? null : endpoint(store);
    if (store != null && store.egress() != null) {
      return List.of(
          store
              .egress()
              .withPortsUnlessGiven(
                  endpoint == null
                      ? address.ports()
                      : List.of(Objects.requireNonNull(endpoint.port()))));
    }
    if (endpoint != null) {
      return targets(endpoint, cluster);
    }
    List<List<EgressTarget>> servers =
        isNamedByHost(address.kind())
            ? address.servers().stream()
                .map(
                    server ->
                        targets(server.withPortUnlessGiven(address.ports().getFirst()), cluster))
                .toList()
            : List.of();
    return servers.stream().anyMatch(List::isEmpty)
        ? List.of()
        : servers.stream().flatMap(List::stream).distinct().toList();
  }

  private static boolean isNamedByHost(DataKind kind) {
    return switch (kind) {
      case HDFS, JDBC, KAFKA, HTTP, ABFSS -> true;
      case S3A, GS, CLAIM -> false;
    };
  }

  private static @Nullable HostAndPort endpoint(DataStore store) {
    return Optional.ofNullable(store.endpoint())
        .map(URI::create)
        .filter(uri -> uri.getHost() != null)
        .map(
            uri ->
                new HostAndPort(
                    uri.getHost().replaceAll("[\\[\\]]", ""),
                    uri.getPort() > 0 ? uri.getPort() : uri.getScheme().equals("http") ? 80 : 443))
        .orElse(null);
  }

  private static Stream<DataRoute> findHosts(ResolvedJob resolved) {
    List<String> hosts = resolved.job().hosts();
    return IntStream.range(0, hosts.size())
        .boxed()
        .flatMap(
            at ->
                HostAndPort.parse(hosts.get(at)).stream()
                    .map(
                        host ->
                            new DataRoute(
                                List.of("hosts", String.valueOf(at)),
                                hosts.get(at),
                                targets(host, resolved.policy().cluster()))));
  }

  /** Returns the way to a server by its address, or by what the policy says of its name. */
  static List<EgressTarget> targets(HostAndPort server, ClusterFacts cluster) {
    List<Integer> ports = List.of(Objects.requireNonNull(server.port()));
    return server.isAddress()
        ? List.of(EgressTarget.toAddress(server.cidr(), ports))
        : cluster.findHost(server.host()).stream()
            .map(host -> host.egress().withPortsUnlessGiven(ports))
            .toList();
  }
}
