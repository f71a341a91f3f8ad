package dev.k8spark.lower.step;

import dev.k8spark.job.KerberosLogin;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.data.KerberosNeeds;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.LoweringStep;
import dev.k8spark.runtime.contract.PodContract;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A login to Kerberos. The driver has the keytab, logs in, and hands executors tokens of the HDFS
 * that the job uses; both roles know the realm, without which Hadoop does not start.
 */
public final class KerberosFiles implements LoweringStep {

  /** Keys of the Secret and of the ConfigMap, and names of the files. */
  private static final String KEYTAB = "keytab";

  private static final String KRB5 = "krb5.conf";

  @Override
  public Draft apply(ResolvedJob resolved, Draft draft) {
    @Nullable KerberosLogin login = resolved.job().kerberos();
    return login == null ? draft : withFileSystems(resolved, withLogin(resolved, login, draft));
  }

  private static Draft withLogin(ResolvedJob resolved, KerberosLogin login, Draft draft) {
    Volume keytab = SecretKeyFile.create("k8spark-keytab", login.keytab(), KEYTAB);
    Draft result =
        draft
            .mapDriver(pod -> pod.withMountedVolume(keytab, PodContract.KEYTABS, true))
            .withConf("spark.kerberos.principal", login.principal())
            .withConf("spark.kerberos.keytab", PodContract.KEYTAB_FILE)
            .withConf("spark.hadoop.hadoop.security.authentication", "kerberos");
    return KerberosNeeds.findKrb5(resolved)
        .map(KerberosFiles::krb5)
        .map(
            volume ->
                result.mapPods(pod -> pod.withMountedVolume(volume, PodContract.KERBEROS, true)))
        .orElse(result);
  }

  private static Draft withFileSystems(ResolvedJob resolved, Draft draft) {
    String fileSystems = KerberosNeeds.joinFileSystems(resolved);
    return fileSystems.isEmpty()
        ? draft
        : draft.withConf("spark.kerberos.access.hadoopFileSystems", fileSystems);
  }

  private static Volume krb5(String configMap) {
    return new VolumeBuilder()
        .withName("k8spark-krb5")
        .withNewConfigMap()
        .withName(configMap)
        .addNewItem()
        .withKey(KRB5)
        .withPath(KRB5)
        .endItem()
        .endConfigMap()
        .build();
  }
}
