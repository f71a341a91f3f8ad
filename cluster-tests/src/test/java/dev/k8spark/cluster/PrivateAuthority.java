package dev.k8spark.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The certificate of an authority that no JVM knows, and a server's certificate and key by it. All
 * three are PEM.
 */
record PrivateAuthority(String certificate, String serverCertificate, String serverKey) {
  private static final String PASSWORD = "changeit";
  private static final Path KEYTOOL = Path.of(System.getProperty("java.home"), "bin", "keytool");
  private static final int LINE = 64;

  /**
   * Makes them.
   *
   * @param folder an empty one, for keytool
   */
  static PrivateAuthority forServer(String host, Path folder) {
    Path keys = folder.resolve("keys.p12");
    generate(keys, "authority", "-ext", "bc:critical=ca:true");
    generate(keys, "server", "-signer", "authority", "-ext", "san=dns:" + host);
    try {
      KeyStore store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
      return new PrivateAuthority(
          pem("CERTIFICATE", store.getCertificate("authority").getEncoded()),
          pem("CERTIFICATE", store.getCertificate("server").getEncoded()),
          pem("PRIVATE KEY", store.getKey("server", PASSWORD.toCharArray()).getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void generate(Path keys, String alias, String... further) {
    List<String> words = new ArrayList<>(List.of(KEYTOOL.toString(), "-genkeypair"));
    words.addAll(List.of("-alias", alias, "-dname", "CN=" + alias, "-keyalg", "RSA"));
    words.addAll(List.of("-keystore", keys.toString(), "-storepass", PASSWORD));
    words.addAll(List.of(further));
    Command.run(Map.of(), "", words).orFail();
  }

  private static String pem(String kind, byte[] content) {
    byte[] newline = "\n".getBytes(StandardCharsets.US_ASCII);
    String text = Base64.getMimeEncoder(LINE, newline).encodeToString(content);
    return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
  }
}
