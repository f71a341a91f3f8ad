package dev.k8spark.rule.network;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.DataAddress;
import dev.k8spark.job.DataKind;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.data.DataRoute;
import dev.k8spark.lower.data.DataRoutes;
import dev.k8spark.lower.data.KerberosNeeds;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a job talks to is in reach: its network policies open the way. Without one, a call waits
 * until it times out, at night.
 */
public final class OpenRoutes extends Rule {

  public OpenRoutes() {
    super(
        Code.EGRESS_CLOSED,
        RuleCategory.NETWORK,
        "What a job talks to is open in its network policies.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    ResolvedJob job = context.job();
    Stream<Diagnostic> closed =
        DataRoutes.find(job).stream().filter(DataRoute::isClosed).map(route -> report(job, route));
    Stream<Diagnostic> undeclared =
        RemoteUri.find(job).filter(uri -> !DeclaredRoutes.reach(job, uri)).map(this::report);
    return Stream.of(closed, undeclared, checkKerberos(job)).flatMap(found -> found);
  }

  private Stream<Diagnostic> checkKerberos(ResolvedJob job) {
    return job.job().kerberos() == null || KerberosNeeds.findServers(job).isPresent()
        ? Stream.empty()
        : Stream.of(
            report(job.spanOf("kerberos", "principal"), "no way is open to the servers of Kerberos")
                .withHelp(
                    "say where they are, %s: `cluster.kerberos.egress { cidrs = [\"…\"] }`, or with"
                            .formatted(where(job))
                        + " the `namespace` and `labels` of their pods"));
  }

  private static String where(ResolvedJob job) {
    return job.policy().documents().isEmpty() ? "in a `k8spark-policy.conf`" : "in the policy";
  }

  private Diagnostic report(ResolvedJob job, DataRoute route) {
    return report(
            job.spanOf(route.keys().toArray(String[]::new)),
            "no way is open to `%s`".formatted(route.address()))
        .withHelp(suggestFact(job, route));
  }

  private static String suggestFact(ResolvedJob job, DataRoute route) {
    String where = where(job);
    Optional<DataAddress> address = DataAddress.parse(route.address());
    boolean isHost = List.of("hosts", "identity").contains(route.keys().getFirst());
    if (isHost || address.filter(a -> a.kind() == DataKind.HTTP).isPresent()) {
      String host =
          isHost
              ? route.address().replaceFirst(":[0-9]+$", "")
              : address.orElseThrow().servers().getFirst().host();
      return "say where it is, %s: `cluster.hosts.NAME { host = \"%s\", egress { cidrs = [\"…\"] } }`"
          .formatted(where, host);
    }
    return ("say where it is, %s: `cluster.stores.NAME { uri = \"%s\", egress { cidrs = [\"…\"],"
            + " port = %s } }`, or with the `namespace` and `labels` of its pods")
        .formatted(where, storeUri(route.address()), port(address));
  }

  private static String port(Optional<DataAddress> address) {
    List<Integer> ports = address.map(DataAddress::ports).orElse(List.of(443));
    return ports.size() == 1 ? ports.getFirst().toString() : ports.toString();
  }

  /** Of an object store all buckets are behind one address; of others the server is meant. */
  private static String storeUri(String uri) {
    return DataAddress.parse(uri)
        .map(
            address ->
                switch (address.kind()) {
                  case S3A, GS -> address.kind().schemes().getFirst() + "://";
                  case ABFSS, HDFS, JDBC, KAFKA, CLAIM, HTTP ->
                      uri.replaceFirst("(//[^/?;]+).*", "$1/");
                })
        .orElse(uri);
  }

  private Diagnostic report(RemoteUri uri) {
    return report(
            uri.span(), "no way is open to `%s`, which `%s` names".formatted(uri.text(), uri.key()))
        .withHelp(suggestKey(uri));
  }

  private static String suggestKey(RemoteUri uri) {
    Optional<DataAddress> address = uri.address();
    boolean isData = address.filter(a -> a.kind() != DataKind.HTTP).isPresent();
    if (isData) {
      return "declare it: `data.NAME { uri = \"%s\", access = read }`, or `access = write`"
          .formatted(storeRoot(uri.text()));
    }
    if (uri.text().matches("(s3|s3n|abfs|wasbs?)://.*")) {
      return "Spark here reads `s3a://` and `abfss://`: declare it as `data` with that scheme";
    }
    return uri.server()
        .map(
            server ->
                "declare it: `hosts = [\"%s\"]`"
                    .formatted(server.port() == null ? server + ":PORT" : server))
        .orElse("declare what it talks to by `data` or `hosts`");
  }

  private static String storeRoot(String uri) {
    return uri.startsWith("jdbc:")
        ? uri.replaceFirst("[?;].*", "")
        : uri.replaceFirst("(//[^/?#]+).*", "$1/");
  }
}
