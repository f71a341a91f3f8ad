package dev.k8spark.policy;

import dev.k8spark.source.Located;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the cluster that the manifests are for.
 *
 * @param kubernetes its version, such as {@code 1.36}; absent where nobody said
 * @param dns where names are looked up; absent where nobody said
 * @param kerberos how jobs log in to it; absent where nobody said
 * @param runtime what brings the runtime to jobs whose image has none, and where it is named
 * @param stores places of data, those of the nearest file first
 * @param hosts what else jobs may talk to, those of the nearest file first
 */
public record ClusterFacts(
    @Nullable String kubernetes,
    ApiServer apiServer,
    @Nullable EgressTarget dns,
    @Nullable KerberosRealm kerberos,
    @Nullable Located<String> runtime,
    List<DataStore> stores,
    List<KnownHost> hosts) {

  private static final String NEWEST = "1.36";

  public ClusterFacts {
    stores = List.copyOf(stores);
    hosts = List.copyOf(hosts);
  }

  /** Returns a cluster of which only this is known. */
  public static ClusterFacts ofApiServer(@Nullable String kubernetes, ApiServer apiServer) {
    return new ClusterFacts(kubernetes, apiServer, null, null, null, List.of(), List.of());
  }

  /** The version by which rules are judged: the newest that is known, where nobody said one. */
  public String rulesVersion() {
    return kubernetes == null ? NEWEST : kubernetes;
  }

  /** Returns the store whose URI is the longest that a URI begins with. */
  public Optional<DataStore> findStore(String uri) {
    return stores.stream()
        .filter(store -> store.contains(uri))
        .max(Comparator.comparingInt(store -> store.uri().length()));
  }

  /** Returns the first host that a name matches. */
  public Optional<KnownHost> findHost(String name) {
    return hosts.stream().filter(host -> host.matches(name)).findFirst();
  }
}
