package dev.k8spark.lower.data;

import dev.k8spark.job.DataAddress;
import dev.k8spark.job.DataUse;
import dev.k8spark.policy.DataStore;
import dev.k8spark.runtime.contract.Connector;
import java.net.URI;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A bucket of S3 or of a store that speaks its language. Every property is the bucket's own, so
 * that two stores with two logins do not meet in one job.
 */
final class S3aPlan {

  private static final String LOGIN = "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider";

  private S3aPlan() {}

  static DataPlan create(DataUse use, DataAddress address, @Nullable DataStore store) {
    String prefix = "spark.hadoop.fs.s3a.bucket." + address.bucket() + ".";
    SortedMap<String, String> conf = new TreeMap<>();
    if (store != null) {
      address(store).forEach((key, value) -> conf.put(prefix + key, value));
    }
    if (use.secret() != null) {
      conf.put(prefix + "aws.credentials.provider", LOGIN);
    }
    conf.putAll(DataPlanner.prefixed(prefix, fileOptions(use)));
    DataPlan plan = DataPlan.ofConf(conf, Connector.S3A);
    return use.secret() == null
        ? plan
        : plan.withSecretConf(
            Map.of(prefix + "access.key", "access-key", prefix + "secret.key", "secret-key"));
  }

  /** The options of an Iceberg catalog are the catalog's. */
  private static Map<String, String> fileOptions(DataUse use) {
    return TablePlan.ownsOptions(use) ? Map.of() : use.options();
  }

  private static Map<String, String> address(DataStore store) {
    SortedMap<String, String> conf = new TreeMap<>();
    if (store.endpoint() != null) {
      conf.put("endpoint", store.endpoint());
    }
    if (store.region() != null) {
      conf.put("endpoint.region", store.region());
    }
    if (store.pathStyle()) {
      conf.put("path.style.access", "true");
    }
    if (store.proxy() != null) {
      URI proxy = URI.create(store.proxy());
      conf.put("proxy.host", proxy.getHost());
      conf.put("proxy.port", String.valueOf(proxy.getPort()));
      conf.put("proxy.ssl.enabled", String.valueOf(proxy.getScheme().equals("https")));
    }
    return conf;
  }
}
