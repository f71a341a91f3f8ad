package dev.k8spark.runtime.contract;

/** Which of Spark's keys end up, with their values, in an executor's pod for everyone to read. */
public final class ExecutorPods {

  private ExecutorPods() {}

  /**
   * Whether Spark's driver writes the value of this key into the specification of executor pods: as
   * an environment variable, a JVM option, a label or a mount. Such a key must not hold a secret.
   */
  public static boolean show(String key) {
    return key.startsWith("spark.kubernetes.")
        || key.startsWith("spark.executorEnv.")
        || isContainers(key)
        || areOptions(key);
  }

  /**
   * Whether Spark's driver gives the key to an executor's JVM as an option, {@code -Dkey=value}.
   */
  public static boolean areOptions(String key) {
    return isOfConnections(key) || isOfTls(key);
  }

  private static boolean isContainers(String key) {
    return key.startsWith("spark.executor.extra") || key.startsWith("spark.executor.default");
  }

  /** The keys that an executor needs before it can ask the driver for the others. */
  private static boolean isOfConnections(String key) {
    return key.startsWith("spark.auth")
        || key.startsWith("spark.rpc")
        || key.startsWith("spark.network")
        || key.startsWith("spark.port")
        || (key.startsWith("spark.") && key.endsWith(".port"));
  }

  /** Of the TLS settings Spark keeps just the passwords back. */
  private static boolean isOfTls(String key) {
    return key.startsWith("spark.ssl") && !key.contains("Password");
  }
}
