package dev.k8spark.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The packets that network policies stopped, as the node's kernel wrote them down. */
final class DroppedPackets {

  private DroppedPackets() {}

  /** Those that came from an address. */
  static List<String> from(String address) {
    return lines("SRC=" + address + " ");
  }

  /** Those that wanted to an address's port. */
  static List<String> to(String address, int port) {
    return lines("DST=" + address + " ").stream()
        .filter(line -> line.contains("DPT=" + port + " "))
        .toList();
  }

  private static List<String> lines(String text) {
    Path log = Path.of(Setting.K8SPARK_DROP_LOG.orFail());
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.contains(text)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
