package dev.k8spark.runtime.pod;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;

/** Gives Hadoop a user where the container's uid has no name, so that any uid works. */
public final class HadoopLogin {
  /** What Java calls a user whom the system cannot name. */
  private static final String NAMELESS = "?";

  private static final String DEFAULT_USER = "spark";

  private static final String HADOOP = "spark.hadoop.";

  private static final String AUTHENTICATION = "hadoop.security.authentication";

  private HadoopLogin() {}

  /**
   * Lets Spark log in by Kerberos, if that is configured. Spark logs in before it gives Hadoop its
   * own {@code spark.hadoop.*}, and Hadoop without these skips every login.
   *
   * @param conf Spark's configuration, as far as it is known
   */
  public static void prepareKerberos(Map<String, String> conf) {
    if (!usesKerberos(conf)) {
      return;
    }
    System.setProperty(HADOOP + AUTHENTICATION, "kerberos");
    Configuration configuration = new Configuration();
    conf.forEach(
        (key, value) -> {
          if (key.startsWith(HADOOP)) {
            configuration.set(key.substring(HADOOP.length()), value);
          }
        });
    configuration.set(AUTHENTICATION, "kerberos");
    UserGroupInformation.setConfiguration(configuration);
  }

  /**
   * Signs in by itself, unless the uid has a name or Kerberos has the say.
   *
   * @param conf Spark's configuration, as far as it is known
   */
  public static void ensureUser(PodEnvironment environment, Map<String, String> conf) {
    if (!NAMELESS.equals(System.getProperty("user.name"))) {
      return;
    }
    String user = environment.find("SPARK_USER").orElse(DEFAULT_USER);
    System.setProperty("user.name", user);
    System.setProperty("user.home", System.getProperty("java.io.tmpdir"));
    if (!usesKerberos(conf) && !UserGroupInformation.isSecurityEnabled()) {
      UserGroupInformation.setLoginUser(UserGroupInformation.createRemoteUser(user));
    }
  }

  static boolean usesKerberos(Map<String, String> conf) {
    return conf.containsKey("spark.kerberos.principal")
        || conf.containsKey("spark.kerberos.keytab")
        || "kerberos".equals(conf.get(HADOOP + AUTHENTICATION));
  }
}
