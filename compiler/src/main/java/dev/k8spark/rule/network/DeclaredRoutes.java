package dev.k8spark.rule.network;

import dev.k8spark.job.DataAddress;
import dev.k8spark.job.HostAndPort;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.data.UsedStores;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The servers and stores that a job declares by {@code data} and {@code hosts}. */
public final class DeclaredRoutes {

  private DeclaredRoutes() {}

  /** Returns whether a job that names this address has declared what it talks to. */
  public static boolean reach(ResolvedJob job, RemoteUri uri) {
    Optional<HostAndPort> server = uri.server();
    Optional<DataAddress> address = uri.address();
    return server.filter(s -> reachesHost(job, s)).isPresent()
        || address.filter(a -> isOfData(job, a)).isPresent();
  }

  /** By {@code hosts}, by the endpoint of a store that the job uses, or by a server of its data. */
  private static boolean reachesHost(ResolvedJob job, HostAndPort server) {
    Stream<String> endpoints =
        UsedStores.find(job)
            .flatMap(store -> Stream.ofNullable(store.endpoint()))
            .flatMap(
                endpoint ->
                    new RemoteUri(endpoint, "", job.spanOf())
                        .server().stream().map(HostAndPort::toString));
    Stream<String> servers =
        job.job().data().values().stream()
            .flatMap(use -> use.address().stream())
            .flatMap(address -> withPorts(address).stream());
    return Stream.of(job.job().hosts().stream(), endpoints, servers)
        .flatMap(names -> names)
        .anyMatch(server.toString()::equals);
  }

  private static List<String> withPorts(DataAddress address) {
    return switch (address.kind()) {
      case HDFS, JDBC, KAFKA, HTTP ->
          address.servers().stream()
              .map(server -> server.withPortUnlessGiven(address.ports().getFirst()))
              .map(HostAndPort::toString)
              .toList();
      case S3A, GS, ABFSS, CLAIM -> List.of();
    };
  }

  private static boolean isOfData(ResolvedJob job, DataAddress address) {
    return job.job().data().values().stream()
        .flatMap(use -> use.address().stream())
        .anyMatch(
            declared ->
                declared.kind() == address.kind() && declared.servers().equals(address.servers()));
  }
}
