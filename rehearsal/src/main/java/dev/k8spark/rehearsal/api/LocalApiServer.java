package dev.k8spark.rehearsal.api;

import io.fabric8.mockwebserver.MockWebServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The API server of a rehearsal: on this machine's loopback address alone, at a port that was free,
 * with a certificate of its own.
 */
public final class LocalApiServer implements AutoCloseable {
  public static final String HOST = "127.0.0.1";

  /** It would tell every request; held here, since loggers that nobody holds are forgotten. */
  private static final Logger CHATTY = Logger.getLogger(MockWebServer.class.getName());

  private final ObjectStore store = new ObjectStore();
  private final CallLog calls = new CallLog();
  private final AccountTokens tokens = new AccountTokens();
  private final MockWebServer server = new MockWebServer();
  private final AtomicBoolean open = new AtomicBoolean(true);
  private String certificate = "";

  private LocalApiServer(String namespace, Consumer<CallLog.RefusedCall> onRefusal) {
    PermissionRulesCache rights = new PermissionRulesCache(namespace, store);
    server.setDispatcher(
        new AuthorizationFilter(namespace, store, rights, tokens, calls, onRefusal));
    server.useHttps();
  }

  /**
   * Starts one.
   *
   * @param onRefusal hears of each call that was refused, while the caller still waits
   */
  public static LocalApiServer start(String namespace, Consumer<CallLog.RefusedCall> onRefusal) {
    CHATTY.setLevel(Level.WARNING);
    // The server serves no files: it needs no folder for copies of them, which a kill would leave.
    System.setProperty("vertx.disableFileCPResolving", "true");
    System.setProperty("vertx.disableFileCaching", "true");
    LocalApiServer api = new LocalApiServer(namespace, onRefusal);
    api.server.start(InetAddress.ofLiteral(HOST), 0);
    api.certificate = api.takeCertificate();
    return api;
  }

  public int port() {
    return server.getPort();
  }

  public ObjectStore store() {
    return store;
  }

  public CallLog calls() {
    return calls;
  }

  /** A secret word that stands for the account until the server ends. */
  public String tokenOf(String account) {
    return tokens.issue(account);
  }

  public PermissionRules rightsOf(String account, String namespace) {
    return PermissionRules.of(account, namespace, store);
  }

  /** What clients have to trust, as PEM. */
  public String certificate() {
    return certificate;
  }

  /** The server read its files when it began to listen; nobody else is to, and none is to stay. */
  private String takeCertificate() {
    Path file = Path.of(server.getSelfSignedCertificate().certificatePath());
    try {
      String text = Files.readString(file);
      Files.delete(file);
      Files.delete(Path.of(server.getSelfSignedCertificate().privateKeyPath()));
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** May be called more than once. */
  @Override
  public void close() throws IOException {
    if (open.getAndSet(false)) {
      try {
        server.close();
      } catch (IllegalStateException slow) {
        // On a busy machine it takes longer than the library waits; it ends all the same.
        CHATTY.log(Level.FINE, "the API server is still ending", slow);
      }
    }
  }
}
