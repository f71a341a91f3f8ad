package dev.k8spark.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The manifests of servers that the tests start. */
final class StoreServers {

  private StoreServers() {}

  /** Applies a file of the tests' resources and waits until its pod answers. */
  static void start(Kubectl kubectl, String file, String pod) {
    start(kubectl, file, pod, Setting.K8SPARK_STORES_IMAGE);
  }

  /** The same with the servers of another image. */
  static void start(Kubectl kubectl, String file, String pod, Setting image) {
    kubectl.apply(read(file).replace("STORES_IMAGE", image.orFail()));
    kubectl.run("wait", "--for=condition=Ready", "pod/" + pod, "--timeout=180s");
  }

  private static String read(String file) {
    try (InputStream in = StoreServers.class.getResourceAsStream("/stores/" + file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
