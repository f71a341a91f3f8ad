package dev.k8spark.runtime.image;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * As much of a Kubernetes API as one driver needs while an image is built: it knows pods, says that
 * they run, and hands each new one to whoever starts it.
 */
final class ApiStub implements AutoCloseable {
  private static final int OK = 200;
  private static final int CREATED = 201;

  /** Spark's client then asks once more, for a plain stream. */
  private static final int NO_WEB_SOCKETS = 503;

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> executors = new CopyOnWriteArrayList<>();
  private final String driver;
  private final Consumer<String> start;

  /**
   * @param driver the driver's pod, as JSON
   * @param start takes each pod that the driver asks for, as JSON
   */
  ApiStub(SSLContext tls, String driver, Consumer<String> start) throws IOException {
    this.driver = driver;
    this.start = start;
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    if (exchange.getRequestMethod().equals("POST")) {
      String pod = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      executors.add(running(pod));
      start.accept(pod);
      send(exchange, CREATED, running(pod));
    } else if (exchange.getRequestMethod().equals("DELETE")) {
      send(exchange, OK, "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Success\"}");
    } else if (exchange.getRequestHeaders().containsKey("Upgrade")) {
      send(exchange, NO_WEB_SOCKETS, "");
    } else if (query.contains("watch=true")) {
      watch(exchange);
    } else if (exchange.getRequestURI().getPath().endsWith("/pods")) {
      send(exchange, OK, list(query.contains("fieldSelector") ? List.of(driver) : executors));
    } else {
      send(exchange, OK, driver);
    }
  }

  private static String running(String pod) {
    return pod.strip().replaceFirst("\\}$", ",\"status\":{\"phase\":\"Running\"}}");
  }

  private static String list(List<String> pods) {
    return "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"1\"},"
        + "\"items\":["
        + String.join(",", pods)
        + "]}";
  }

  /** Nothing ever changes, but the stream stays open. */
  private static void watch(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(OK, 0);
    exchange.getResponseBody().flush();
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
