package dev.k8spark.runtime.driver;

import dev.k8spark.runtime.contract.ExecutorPods;
import dev.k8spark.runtime.contract.ExitCode;
import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.runtime.pod.PodEnvironment;
import dev.k8spark.runtime.pod.StartupFailure;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of Spark's configuration whose values come from Secrets. It stays in memory, is hidden
 * in Spark's own output, and never becomes part of an executor's pod.
 */
record SecretConf(SortedMap<String, String> values) {
  private static final String REDACTION = "spark.redaction.regex";

  /** Spark's own default, and the keys of the Azure stores, which it leaves out. */
  private static final String REDACTED = "(?i)secret|password|token|(access|account)[.]?key";

  /** Values shorter than this are words of everyday text, not secrets. */
  private static final int LEAST_HIDDEN = 4;

  /**
   * Takes the values from the environment and refuses keys that executor pods would show.
   *
   * @param sent Spark's own rule for what it sends ahead to executors
   */
  static SecretConf of(
      Map<String, String> properties, PodEnvironment environment, Predicate<String> sent) {
    SortedMap<String, String> values = new TreeMap<>();
    properties.forEach(
        (name, key) -> {
          if (name.startsWith(PodContract.SECRET_KEY_PROPERTY_PREFIX)) {
            String variable = name.substring(PodContract.SECRET_KEY_PROPERTY_PREFIX.length());
            values.put(checked(key, sent), environment.require(variable));
          }
        });
    return new SecretConf(values);
  }

  private static String checked(String key, Predicate<String> sent) {
    if (ExecutorPods.show(key) || sent.test(key)) {
      throw new StartupFailure(
          ExitCode.WRONG_CONFIGURATION,
          "`%s` must not come from a Secret: Spark writes its value into every executor's pod"
              .formatted(key));
    }
    return key;
  }

  /** The secrets themselves, and what keeps Spark from showing them. */
  SortedMap<String, String> conf(Map<String, String> properties) {
    SortedMap<String, String> conf = new TreeMap<>(values);
    if (!values.isEmpty()) {
      String shown = properties.getOrDefault(REDACTION, REDACTED);
      String keys = values.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"));
      conf.put(REDACTION, Stream.of(shown, keys).collect(Collectors.joining("|")));
    }
    return conf;
  }

  /** The text without any of the values, but for names of users, which are words of a message. */
  String hide(String text) {
    String hidden = text;
    for (Map.Entry<String, String> secret : values.entrySet()) {
      String value = secret.getValue();
      boolean isWord = value.length() < LEAST_HIDDEN || isUserName(secret.getKey());
      hidden = isWord ? hidden : hidden.replace(value, "*****");
    }
    return hidden;
  }

  /** A user of a database is called as its tables are, and a key's id as its bucket. */
  private static boolean isUserName(String key) {
    return key.endsWith(".user") || key.endsWith(".access.key");
  }
}
