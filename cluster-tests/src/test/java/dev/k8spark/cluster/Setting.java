package dev.k8spark.cluster;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the tests are told about the cluster, by environment variables. */
enum Setting {
  /** The cluster itself. */
  KUBECONFIG(null),
  /** An image with the samples, which the cluster can run. */
  K8SPARK_TEST_IMAGE("localhost/k8spark-samples:0.1.0"),
  /** An image with a Java but without k8spark's runtime. */
  K8SPARK_TEST_BARE_IMAGE(null),
  /** The API server's audit log, one JSON object a line, with all requests of service accounts. */
  K8SPARK_AUDIT_LOG(null),
  /** What the node's kernel logs of packets that network policies stop, a line for each. */
  K8SPARK_DROP_LOG(null),
  /** An image with the servers that jobs read from and write to. */
  K8SPARK_STORES_IMAGE(null),
  /** The same with Kafka and HDFS. */
  K8SPARK_HADOOP_IMAGE(null),
  /** An image with the samples, the oldest Spark that is supported, and the connectors for it. */
  K8SPARK_OLDEST_IMAGE(null);

  private final @Nullable String usual;

  Setting(@Nullable String usual) {
    this.usual = usual;
  }

  Optional<String> value() {
    Map<String, String> environment = System.getenv();
    return Optional.ofNullable(environment.getOrDefault(name(), usual)).filter(v -> !v.isBlank());
  }

  String orFail() {
    return value().orElseThrow(() -> new AssertionError(name() + " is not set"));
  }
}
