package dev.k8spark.lower.data;

import dev.k8spark.job.CloudIdentity;
import dev.k8spark.job.HostAndPort;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.policy.DataStore;
import dev.k8spark.policy.EgressTarget;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The way to what gives a job's pods access for its identity in a cloud. */
public final class CloudRoutes {

  /**
   * Google's metadata server as pods see it, in its two data planes:
   * cloud.google.com/kubernetes-engine/docs/how-to/workload-identity.
   */
  private static final List<EgressTarget> METADATA_SERVER =
      List.of(
          EgressTarget.toAddress("169.254.169.254/32", List.of(80)),
          EgressTarget.toAddress("169.254.169.252/32", List.of(988)));

  private static final int HTTPS = 443;

  private CloudRoutes() {}

  /** Returns the region of AWS in which the job's tokens are changed for keys. */
  public static String region(ResolvedJob resolved) {
    return UsedStores.find(resolved)
        .map(DataStore::region)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("us-east-1");
  }

  static Stream<DataRoute> find(ResolvedJob resolved) {
    return switch (resolved.job().identity()) {
      case null -> Stream.empty();
      case CloudIdentity.Google _ ->
          Stream.of(new DataRoute(List.of("identity"), "169.254.169.254:80", METADATA_SERVER));
      case CloudIdentity.Aws role -> Stream.of(route(resolved, role.tokenHost(region(resolved))));
      case CloudIdentity.Azure _ -> Stream.of(route(resolved, CloudIdentity.Azure.TOKEN_HOST));
    };
  }

  private static DataRoute route(ResolvedJob resolved, String host) {
    HostAndPort server = new HostAndPort(host, HTTPS);
    return new DataRoute(
        List.of("identity"),
        server.toString(),
        DataRoutes.targets(server, resolved.policy().cluster()));
  }
}
