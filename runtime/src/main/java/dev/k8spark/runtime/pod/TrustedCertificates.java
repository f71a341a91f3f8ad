package dev.k8spark.runtime.pod;

import dev.k8spark.runtime.contract.ContainerPaths;
import dev.k8spark.runtime.contract.ExitCode;
import dev.k8spark.runtime.contract.PodContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Certificates that stores bring along: this JVM trusts them beside those that it trusts anyway.
 */
final class TrustedCertificates {

  private static final String STORE = "javax.net.ssl.trustStore";

  private static final String TYPE = "JKS";

  /** Protects nothing: certificates are public, and the format asks for one. */
  private static final char[] PASSWORD = "changeit".toCharArray();

  private TrustedCertificates() {}

  static void trust(ContainerPaths places) {
    List<Path> files = files(places);
    if (files.isEmpty()) {
      return;
    }
    List<Certificate> certificates = new ArrayList<>();
    files.forEach(file -> certificates.addAll(read(file)));
    try {
      certificates.addAll(trustedAnyway());
      Path store = Files.createTempFile("k8spark-trust", ".jks");
      write(certificates, store);
      System.setProperty(STORE, store.toString());
      System.setProperty(STORE + "Type", TYPE);
      System.setProperty(STORE + "Password", new String(PASSWORD));
    } catch (GeneralSecurityException | IOException e) {
      throw new StartupFailure(
          ExitCode.WRONG_CONFIGURATION, "certificates of stores cannot be trusted: " + e);
    }
  }

  /** Returns the files of all mounted folders; the kubelet's own names begin with two dots. */
  private static List<Path> files(ContainerPaths places) {
    List<Path> files = new ArrayList<>();
    for (int number = 0; ; number++) {
      Path folder = places.locate(PodContract.CERTIFICATES + number);
      if (!Files.isDirectory(folder)) {
        return files;
      }
      try (Stream<Path> entries = Files.list(folder)) {
        entries
            .filter(file -> !file.getFileName().toString().startsWith(".."))
            .sorted()
            .forEach(files::add);
      } catch (IOException e) {
        throw unreadable(folder, e);
      }
    }
  }

  private static Collection<? extends Certificate> read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (certificates.isEmpty()) {
        throw new StartupFailure(
            ExitCode.WRONG_CONFIGURATION, "`%s` holds no certificate in PEM".formatted(file));
      }
      return certificates;
    } catch (GeneralSecurityException | IOException e) {
      throw unreadable(file, e);
    }
  }

  private static StartupFailure unreadable(Path file, Exception cause) {
    return new StartupFailure(
        ExitCode.WRONG_CONFIGURATION,
        "certificates of a store cannot be read from `%s`: %s".formatted(file, cause));
  }

  private static List<Certificate> trustedAnyway() throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    List<Certificate> certificates = new ArrayList<>();
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager trusting) {
        certificates.addAll(Arrays.asList(trusting.getAcceptedIssuers()));
      }
    }
    return certificates;
  }

  private static void write(List<Certificate> certificates, Path file)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(TYPE);
    store.load(null, PASSWORD);
    for (int at = 0; at < certificates.size(); at++) {
      store.setCertificateEntry("certificate-" + at, certificates.get(at));
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD);
    }
  }
}
