package dev.k8spark.runtime.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A key for the loopback address and its certificate, made by the JDK's own tool. */
record SelfSignedKey(Path store) {
  private static final String PASSWORD = "training";

  static SelfSignedKey in(TemporaryFolder folder) throws IOException {
    SelfSignedKey made = new SelfSignedKey(folder.path().resolve("keys.p12"));
    made.keytool(
        "-genkeypair", "-keyalg", "EC", "-dname", "CN=training", "-ext", "SAN=ip:127.0.0.1");
    return made;
  }

  void exportTo(Path certificate) throws IOException {
    keytool("-exportcert", "-rfc", "-file", certificate.toString());
  }

  private void keytool(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-alias", "training", "-keystore", store.toString()));
    command.addAll(List.of("-storepass", PASSWORD));
    ChildProcess.start(command, Map.of()).requireSuccess();
  }

  SSLContext tls() throws IOException {
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(keys, PASSWORD.toCharArray());
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(factory.getKeyManagers(), null, null);
      return tls;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that was just made cannot be used", e);
    }
  }
}
