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

  private StoreFiles() {}

  /**
   * Trusts mounted certificates, names the logins of Kafka's clients, and puts Hadoop's files of
   * configuration before the class path of this thread and of those that it starts.
   */
  public static void prepare(ContainerPaths places) {
    TrustedCertificates.trust(places);
    Path logins = places.locate(PodContract.JAAS_FILE);
    if (System.getProperty(JAAS_PROPERTY) == null && Files.exists(logins)) {
      System.setProperty(JAAS_PROPERTY, logins.toString());
    }
    Path hadoop = places.locate(PodContract.HADOOP_CONF);
    if (Files.isDirectory(hadoop)) {
      Thread thread = Thread.currentThread();
      thread.setContextClassLoader(
          new URLClassLoader(new URL[] {url(hadoop)}, thread.getContextClassLoader()));
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
