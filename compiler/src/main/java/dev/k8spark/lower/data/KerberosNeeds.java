package dev.k8spark.lower.data;

import dev.k8spark.job.DataKind;
import dev.k8spark.job.DataUse;
import dev.k8spark.job.KerberosLogin;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.policy.DataStore;
import dev.k8spark.policy.EgressTarget;
import dev.k8spark.policy.KerberosRealm;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a login to Kerberos needs of the job and of the policy. */
public final class KerberosNeeds {

  private static final List<Integer> PORT = List.of(88);

  /** Hadoop's properties that only a store has whose users log in. */
  private static final List<String> SIGNS =
      List.of("dfs.namenode.kerberos.principal", "dfs.namenode.kerberos.principal.pattern");

  private KerberosNeeds() {}

  /** Returns the ConfigMap with {@code krb5.conf}: the job's, else the policy's. */
  public static Optional<String> findKrb5(ResolvedJob resolved) {
    return Optional.ofNullable(resolved.job().kerberos())
        .map(KerberosLogin::krb5)
        .or(() -> findRealm(resolved).map(KerberosRealm::krb5));
  }

  /** Returns the way to the servers, if the job logs in and the policy says where they are. */
  public static Optional<EgressTarget> findServers(ResolvedJob resolved) {
    return Optional.ofNullable(resolved.job().kerberos())
        .flatMap(_ -> findRealm(resolved))
        .map(KerberosRealm::egress)
        .map(egress -> egress.withPortsUnlessGiven(PORT));
  }

  private static Optional<KerberosRealm> findRealm(ResolvedJob resolved) {
    return Optional.ofNullable(resolved.policy().cluster().kerberos());
  }

  /** Returns the HDFS of the job's data, for each of which the driver gets a token. */
  public static String joinFileSystems(ResolvedJob resolved) {
    return resolved.job().data().values().stream()
        .filter(use -> use.isOfKind(DataKind.HDFS))
        .map(DataUse::uri)
        .map(uri -> uri.replaceFirst("^(hdfs://[^/?#]+).*", "$1"))
        .distinct()
        .collect(Collectors.joining(","));
  }

  /** Returns whether nobody reads the store's data without a login. */
  public static boolean isWantedBy(DataStore store) {
    return "kerberos".equals(store.conf().get("hadoop.security.authentication"))
        || SIGNS.stream().anyMatch(sign -> store.conf().containsKey(sign));
  }
}
