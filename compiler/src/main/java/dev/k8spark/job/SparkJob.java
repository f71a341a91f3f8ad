package dev.k8spark.job;

import dev.k8spark.runtime.contract.PodRole;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A complete job: every default filled in, every reference replaced, nothing left to look up. The
 * components are the keys of {@code schema/job.schema.json}, which describes them.
 *
 * @param runtime where its pods get what starts Spark in them
 * @param classPath folders and jars of the image, before Spark's own
 * @param data what the job reads and writes, by the name that the job gives it
 * @param hosts what else it talks to, each with its port
 * @param expose what others may call in its pods; null for nothing
 * @param kerberos as whom it logs in; absent where its stores know users in another way
 * @param serviceAccount an account that exists, in place of ours
 * @param identity whom a cloud takes its pods for
 * @param retries how many drivers may follow the first
 * @param timeout the longest that the Job may run
 * @param ttlAfterFinished how long a finished Job stays
 */
public record SparkJob(
    String name,
    String namespace,
    String image,
    String imagePullPolicy,
    List<String> imagePullSecrets,
    RuntimeSource runtime,
    SparkLine sparkVersion,
    MainProgram main,
    DriverSettings driver,
    ExecutorSettings executor,
    List<String> classPath,
    SortedMap<String, String> conf,
    SortedMap<String, String> env,
    SortedMap<String, SecretUse> secrets,
    SortedMap<String, DataUse> data,
    List<String> hosts,
    @Nullable Exposure expose,
    HadoopSettings hadoop,
    @Nullable KerberosLogin kerberos,
    SortedMap<String, String> labels,
    SortedMap<String, String> annotations,
    @Nullable String serviceAccount,
    @Nullable CloudIdentity identity,
    int retries,
    @Nullable Duration timeout,
    @Nullable Duration ttlAfterFinished) {

  public SparkJob {
    imagePullSecrets = List.copyOf(imagePullSecrets);
    classPath = List.copyOf(classPath);
    conf = Collections.unmodifiableSortedMap(new TreeMap<>(conf));
    env = Collections.unmodifiableSortedMap(new TreeMap<>(env));
    data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
    hosts = List.copyOf(hosts);
    secrets = Collections.unmodifiableSortedMap(new TreeMap<>(secrets));
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
  }

  /** Returns the data of a name that the job has. */
  public DataUse requireData(String name) {
    return Objects.requireNonNull(data.get(name), name);
  }

  /** Returns the settings of one role. */
  public RoleSettings settings(PodRole role) {
    return role == PodRole.DRIVER ? driver : executor;
  }
}
