package dev.k8spark.policy;

import dev.k8spark.source.Located;
import dev.k8spark.source.LocatedEntry;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts of the cluster that one policy file has; null where it does not say.
 *
 * @param kubernetes the version of Kubernetes
 * @param queueing what admits jobs in turn
 * @param nodePools groups of nodes by name, in the order in which they were written
 * @param dns where names are looked up
 * @param kerberos how jobs log in to it
 * @param runtime what brings the runtime to jobs whose image has none
 * @param stores places of data by name
 * @param hosts what else jobs may talk to, by name
 */
public record ClusterSettings(
    @Nullable String kubernetes,
    @Nullable ApiServer apiServer,
    @Nullable String queueing,
    @Nullable EgressTarget dns,
    @Nullable KerberosRealm kerberos,
    @Nullable Located<String> runtime,
    Map<String, LocatedEntry<NodePool>> nodePools,
    Map<String, LocatedEntry<DataStore>> stores,
    Map<String, LocatedEntry<KnownHost>> hosts) {

  public ClusterSettings {
    nodePools = Collections.unmodifiableMap(new LinkedHashMap<>(nodePools));
    stores = Collections.unmodifiableMap(new LinkedHashMap<>(stores));
    hosts = Collections.unmodifiableMap(new LinkedHashMap<>(hosts));
  }
}
