package dev.k8spark.resolve;

import dev.k8spark.job.CodeFile;
import dev.k8spark.policy.DataStore;
import dev.k8spark.source.Node;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
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

  /**
   * @param stores the policy's facts about the stores of the job's data: they stand in its pods, so
   *     that other facts are another Job
   * @param code the files that the job brings, which are as much the job as its own
   */
  static String compute(
      Node.Mapping tree, List<DataStore> stores, List<CodeFile> code, @Nullable String runId) {
    try {
      JobIdentity identity = new JobIdentity(MessageDigest.getInstance("SHA-256"));
      identity.add('v', FORMAT);
      identity.add('r', runId == null ? "" : runId);
      identity.addNode(tree);
      stores.forEach(identity::addStore);
      code.forEach(identity::addCode);
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

  private void addStore(DataStore store) {
    add('u', store.uri());
    add('f', Objects.requireNonNullElse(store.endpoint(), ""));
    add('f', Objects.requireNonNullElse(store.region(), ""));
    add('f', String.valueOf(store.pathStyle()));
    add('f', String.valueOf(store.ca()));
    add('f', Objects.requireNonNullElse(store.proxy(), ""));
    add('f', String.valueOf(store.conf()));
  }

  private void addCode(CodeFile file) {
    add('c', file.name());
    add('f', file.text());
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
