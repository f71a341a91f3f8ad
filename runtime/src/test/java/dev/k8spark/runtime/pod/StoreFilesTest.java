package dev.k8spark.runtime.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.k8spark.runtime.contract.ContainerPaths;
import dev.k8spark.runtime.contract.PodContract;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Changes properties of this JVM, and puts them back. */
@Isolated
class StoreFilesTest {

  private final Map<String, String> before = new TreeMap<>();
  private final ClassLoader loader = Thread.currentThread().getContextClassLoader();

  StoreFilesTest() {
    for (String name : System.getProperties().stringPropertyNames()) {
      before.put(name, System.getProperty(name));
    }
  }

  @AfterEach
  void restore() {
    Thread.currentThread().setContextClassLoader(loader);
    System.getProperties().keySet().removeIf(name -> !before.containsKey(String.valueOf(name)));
    before.forEach(System::setProperty);
  }

  private static ContainerPaths places(String path, Path local) {
    return new ContainerPaths(new TreeMap<>(Map.of(path, local)));
  }

  @Test
  void certificatesAreTrustedBesideThoseOfJava(@TempDir Path folder) throws Exception {
    Files.write(folder.resolve("ca.crt"), pem());
    StoreFiles.prepare(places(PodContract.CERTIFICATES + 0, folder));
    KeyStore store = KeyStore.getInstance("JKS");
    try (InputStream in =
        Files.newInputStream(Path.of(System.getProperty("javax.net.ssl.trustStore")))) {
      store.load(in, null);
    }
    assertThat(Collections.list(store.aliases())).hasSizeGreaterThan(20);
  }

  /** One of Java's own will do: what counts is that it is read from the folder. */
  private static byte[] pem() throws Exception {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    byte[] der =
        ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers()[0].getEncoded();
    String text = Base64.getMimeEncoder().encodeToString(der);
    return ("-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void whatIsNoCertificateEndsTheStart(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("ca.crt"), "hello\n");
    ContainerPaths places = places(PodContract.CERTIFICATES + 0, folder);
    assertThatThrownBy(() -> StoreFiles.prepare(places))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("ca.crt");
  }

  @Test
  void hadoopsFilesAreFoundAsOnTheClassPath(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("core-site.xml"),
        "<configuration><property><name>fs.defaultFS</name><value>hdfs://nn:8020</value>"
            + "</property></configuration>");
    StoreFiles.prepare(places(PodContract.HADOOP_CONF, folder));
    assertThat(Thread.currentThread().getContextClassLoader().getResource("core-site.xml"))
        .isEqualTo(folder.resolve("core-site.xml").toUri().toURL());
  }

  @Test
  void loginsOfKafkaAreNamedToJava(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("jaas.conf"), "KafkaClient {};");
    StoreFiles.prepare(places(PodContract.JAAS_FILE, file));
    assertThat(System.getProperty("java.security.auth.login.config")).isEqualTo(file.toString());
  }

  @Test
  void realmsOfKerberosAreNamedToJava(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("krb5.conf"), "[libdefaults]");
    StoreFiles.prepare(places(PodContract.KRB5_FILE, file));
    assertThat(System.getProperty("java.security.krb5.conf")).isEqualTo(file.toString());
  }

  @Test
  void whereNothingIsMountedNothingChanges() {
    StoreFiles.prepare(ContainerPaths.ofContainer());
    assertThat(System.getProperty("javax.net.ssl.trustStore")).isNull();
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(loader);
  }
}
