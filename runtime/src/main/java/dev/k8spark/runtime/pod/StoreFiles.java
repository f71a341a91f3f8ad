package dev.k8spark.runtime.pod;

import dev.k8spark.runtime.contract.ContainerPaths;
import dev.k8spark.runtime.contract.PodContract;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that a job's stores need in both roles, made known to Java before Spark starts. */
public final class StoreFiles {

  private static final String JAAS_PROPERTY = "java.security.auth.login.config";

  private static final String KRB5_PROPERTY = "java.security.krb5.conf";

  private StoreFiles() {}

  /**
   * Trusts mounted certificates, names the logins of Kafka's clients and the configuration of
   * Kerberos, and puts Hadoop's files of configuration before the class path of this thread and of
   * those that it starts.
   */
  public static void prepare(ContainerPaths places) {
    TrustedCertificates.trust(places);
    name(JAAS_PROPERTY, places.locate(PodContract.JAAS_FILE));
    name(KRB5_PROPERTY, places.locate(PodContract.KRB5_FILE));
    Path hadoop = places.locate(PodContract.HADOOP_CONF);
    if (Files.isDirectory(hadoop)) {
      Thread thread = Thread.currentThread();
      thread.setContextClassLoader(
          new URLClassLoader(new URL[] {url(hadoop)}, thread.getContextClassLoader()));
    }
  }

  private static void name(String property, Path file) {
    if (System.getProperty(property) == null && Files.exists(file)) {
      System.setProperty(property, file.toString());
    }
  }

  private static URL url(Path folder) {
    try {
      return folder.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("a folder has a URL: " + folder, e);
    }
  }
}
