package dev.k8spark.resolve;

import dev.k8spark.source.Node;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Identifies a job by a hash over the user's layers once they are merged: what k8spark ships is
 * left out, so that an upgrade runs nothing again.
 */
final class JobIdentity {

  /** Raised when the same job must get a new name; never for a mere upgrade. */
  private static final String FORMAT = "1";

  private final MessageDigest digest;

  private JobIdentity(MessageDigest digest) {
    this.digest = digest;
  }

  static String compute(Node.Mapping tree, @Nullable String runId) {
    try {
      JobIdentity identity = new JobIdentity(MessageDigest.getInstance("SHA-256"));
      identity.add('v', FORMAT);
      identity.add('r', runId == null ? "" : runId);
      identity.addNode(tree);
      return HexFormat.of().formatHex(identity.digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private void addNode(Node node) {
    switch (node) {
      case Node.Text text -> add('t', text.value());
      case Node.Sequence sequence -> {
        add('s', String.valueOf(sequence.items().size()));
        sequence.items().forEach(this::addNode);
      }
      case Node.Mapping mapping ->
          new TreeMap<>(mapping.entries())
              .forEach(
                  (key, entry) -> {
                    if (isUsers(entry.value())) {
                      add('k', key);
                      addNode(entry.value());
                      add('e', "");
                    }
                  });
      case Node.Null _, Node.Invalid _ -> {}
    }
  }

  private static boolean isUsers(Node node) {
    return switch (node) {
      case Node.Mapping mapping ->
          mapping.entries().values().stream().anyMatch(entry -> isUsers(entry.value()));
      case Node.Sequence _, Node.Text _, Node.Null _, Node.Invalid _ ->
          !node.span().file().isShipped();
    };
  }

  /** Adds a piece with its kind and length, so that no two sequences of pieces read alike. */
  private void add(char kind, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((kind + String.valueOf(bytes.length) + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }
}
