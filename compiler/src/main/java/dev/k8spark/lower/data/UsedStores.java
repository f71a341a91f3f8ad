package dev.k8spark.lower.data;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.policy.DataStore;
import dev.k8spark.policy.DataStore.CertificateSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The stores of the policy in which a job's data lies. */
public final class UsedStores {

  private UsedStores() {}

  /** Returns each store once, in the order of the data's names. */
  public static Stream<DataStore> find(ResolvedJob resolved) {
    return resolved.job().data().values().stream()
        .flatMap(use -> resolved.policy().cluster().findStore(use.uri()).stream())
        .distinct();
  }

  /** Returns what the job trusts beside its Java's own certificates, each once. */
  public static List<CertificateSource> certificates(ResolvedJob resolved) {
    return find(resolved).map(DataStore::ca).filter(Objects::nonNull).distinct().toList();
  }
}
