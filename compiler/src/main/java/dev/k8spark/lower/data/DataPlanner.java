package dev.k8spark.lower.data;

import dev.k8spark.job.DataAddress;
import dev.k8spark.job.DataUse;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SparkLine;
import dev.k8spark.policy.DataStore;
import dev.k8spark.runtime.contract.Connector;
import dev.k8spark.runtime.contract.PodContract;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Plans what a job's data becomes, each kind of store in its own way. */
public final class DataPlanner {

  private static final String HADOOP = "spark.hadoop.";

  private DataPlanner() {}

  /** Returns the plan of each entry by its name; one whose URI is wrong has none. */
  public static SortedMap<String, DataPlan> plan(ResolvedJob resolved) {
    SortedMap<String, DataPlan> plans = new TreeMap<>();
    resolved
        .job()
        .data()
        .forEach(
            (name, use) ->
                use.address()
                    .map(address -> plan(resolved, name, use, address))
                    .ifPresent(plan -> plans.put(name, plan)));
    return plans;
  }

  private static DataPlan plan(
      ResolvedJob resolved, String name, DataUse use, DataAddress address) {
    @Nullable DataStore store = resolved.policy().cluster().findStore(use.uri()).orElse(null);
    DataPlan plan =
        switch (address.kind()) {
          case S3A -> S3aPlan.create(use, address, store);
          case JDBC -> JdbcPlan.create(name, use, address);
          case GS -> gs(resolved.job().sparkVersion(), name, use);
          case ABFSS -> abfss(use, address);
          case HDFS -> DataPlan.ofConf(prefixed(HADOOP, use.options()));
          case KAFKA -> kafka(use);
          case CLAIM, HTTP -> DataPlan.ofConf(Map.of());
        };
    DataPlan tables = TablePlan.create(name, use, address);
    return plan.withDefaults(CloudLogin.create(resolved, use, address))
        .withDefaults(storeConf(store))
        .combine(tables);
  }

  private static Map<String, String> storeConf(@Nullable DataStore store) {
    return store == null ? Map.of() : prefixed(HADOOP, store.conf());
  }

  /** The connector has one login for all buckets. Since Spark 4.2 it is Hadoop's own. */
  private static DataPlan gs(SparkLine line, String name, DataUse use) {
    SortedMap<String, String> conf = new TreeMap<>();
    conf.put(
        "spark.hadoop.fs.gs.impl",
        line.isAtLeast(4, 2)
            ? "org.apache.hadoop.fs.gs.GoogleHadoopFileSystem"
            : "com.google.cloud.hadoop.fs.gcs.GoogleHadoopFileSystem");
    String path = PodContract.DATA_SECRETS + name + "/key.json";
    if (use.secret() != null) {
      conf.put("spark.hadoop.fs.gs.auth.type", "SERVICE_ACCOUNT_JSON_KEYFILE");
      conf.put("spark.hadoop.fs.gs.auth.service.account.json.keyfile", path);
    }
    conf.putAll(prefixed(HADOOP, use.options()));
    DataPlan plan = DataPlan.ofConf(conf, Connector.GS);
    return use.secret() == null
        ? plan
        : plan.withSecretFile(new DataPlan.SecretFile("key.json", path));
  }

  private static DataPlan abfss(DataUse use, DataAddress address) {
    DataPlan plan = DataPlan.ofConf(prefixed(HADOOP, use.options()), Connector.ABFSS);
    return use.secret() == null
        ? plan
        : plan.withSecretConf(
            Map.of(HADOOP + "fs.azure.account.key." + address.bucket(), "account-key"));
  }

  /** A JVM has one file of logins, which the runtime names to Kafka's clients of both roles. */
  private static DataPlan kafka(DataUse use) {
    DataPlan plan = DataPlan.ofConf(Map.of(), Connector.KAFKA);
    return use.secret() == null
        ? plan
        : plan.withSecretFile(new DataPlan.SecretFile("jaas.conf", PodContract.JAAS_FILE));
  }

  static SortedMap<String, String> prefixed(String prefix, Map<String, String> options) {
    SortedMap<String, String> conf = new TreeMap<>();
    options.forEach((key, value) -> conf.put(prefix + key, value));
    return conf;
  }
}
